package reading

import (
	"cmp"
	"slices"

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
func visitTypeOf(gave []*Indicator, words uint64, before string) string {
	has := func(c lex.Class) bool { return words&(1<<c) != 0 }
	solved := slices.ContainsFunc(gave, func(x *Indicator) bool { return x.Solves })
	firms := slices.ContainsFunc(gave, func(x *Indicator) bool { return x.Nouns == "企业" })
	switch {
	case has(lex.Law) && (has(lex.Teach) || len(gave) > 0 && !solved):
		return "送政策"
	case solved || firms && has(lex.Solve), has(lex.Help) && (len(gave) > 0 || has(lex.Done)):
		return "送服务"
	case has(lex.Teach) && len(gave) > 0:
		return "送政策"
	}
	return cmp.Or(before, "日常")
}
