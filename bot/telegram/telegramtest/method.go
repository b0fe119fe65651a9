package telegramtest

// A handler answers one method with its result, or refuses.
type handler func(*Server, *request) (any, *refusal)

var handlers = map[string]handler{
	"getMe":                  (*Server).getMe,
	"logOut":                 (*Server).getTrue,
	"close":                  (*Server).getTrue,
	"getUpdates":             (*Server).getUpdates,
	"setWebhook":             (*Server).setWebhook,
	"deleteWebhook":          (*Server).deleteWebhook,
	"getWebhookInfo":         (*Server).getWebhookInfo,
	"sendMessage":            (*Server).sendMessage,
	"sendPhoto":              (*Server).sendPhoto,
	"sendDocument":           (*Server).sendDocument,
	"sendMediaGroup":         (*Server).sendMediaGroup,
	"sendChatAction":         (*Server).sendChatAction,
	"editMessageText":        (*Server).editMessageText,
	"editMessageCaption":     (*Server).editMessageCaption,
	"editMessageMedia":       (*Server).editMessageMedia,
	"editMessageReplyMarkup": (*Server).editMessageReplyMarkup,
	"deleteMessage":          (*Server).deleteMessage,
	"deleteMessages":         (*Server).deleteMessages,
	"setMessageReaction":     (*Server).setMessageReaction,
	"answerCallbackQuery":    (*Server).answerCallbackQuery,
	"setMyCommands":          (*Server).setMyCommands,
	"getMyCommands":          (*Server).getMyCommands,
	"deleteMyCommands":       (*Server).deleteMyCommands,
	"setChatMenuButton":      (*Server).setChatMenuButton,
	"getChatMenuButton":      (*Server).getChatMenuButton,
	"setMyName":              (*Server).setProfile,
	"setMyDescription":       (*Server).setProfile,
	"setMyShortDescription":  (*Server).setProfile,
	"getFile":                (*Server).getFile,
}

func (s *Server) getMe(*request) (any, *refusal) {
	return wireMe{wireUser: s.me, JoinGroups: true, ReadsGroups: true}, nil
}

func (s *Server) getTrue(*request) (any, *refusal) { return true, nil }
