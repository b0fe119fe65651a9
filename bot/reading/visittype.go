package reading

import (
	"cmp"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// isSoft reports whether a word tells the type of a visit by a turn of phrase, 慰问, not by
// its name.
func (x *utterance) isSoft(typ *token.Token) bool {
	return x.s.Runes[typ.Start] != '送' && typ.Word.Value != "日常"
}

// visitTypeOf guesses the type of a visit that was not said: teaching a law is
// 送政策, solving something is 送服务, anything else is as the visit before, or 日常.
// words are the classes of its words.
func visitTypeOf(figures map[string]bool, words uint64, before string) string {
	has := func(c lex.Class) bool { return words&(1<<c) != 0 }
	solved := figures["现场解决"]
	switch {
	case has(lex.Law) && (has(lex.Teach) || len(figures) > 0 && !solved):
		return "送政策"
	case solved || figures["服务企业"] && has(lex.Solve), has(lex.Help) && (len(figures) > 0 || has(lex.Done)):
		return "送服务"
	case has(lex.Teach) && len(figures) > 0:
		return "送政策"
	}
	return cmp.Or(before, "日常")
}
