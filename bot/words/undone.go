package words

import "liaison/store/text/expr"

var (
	takenBack = expr.MustCompile(`(刚才|上一条|那条|前面|上面).{0,6}(作废|撤回|撤销|撤了|撤掉|删|去掉|拿掉|不要了|不算|发错|记错)|^(撤回|撤了|撤掉|删掉|作废|发错了)|^(?:我)?(?:记|写|搞|弄|报|发|说)错了?[，,。 ]*(?:把它|给我|帮我|先|都|全)*(?:撤|删|作废|不要)`)
	notDone   = expr.MustCompile(`没去|没开|没进|没办|没搞|没出去|没下去|没出门|没跑|没走|取消|作废|改期|推迟|不归`)
	notHeld   = expr.MustCompile(`不[开上搞办讲]|不召开|不组织|[开上搞办]不[了成]|[没无]法[开上搞]`)
)

// TakesBack reports whether a text takes back what was recorded before it: 刚才那条作废.
func TakesBack(says string) bool { return takenBack.MatchString(says) }

// NotDone reports whether a text says that something did not take place: 没去成.
func NotDone(says string) bool { return notDone.MatchString(says) }

// NotHeld reports whether a text says that a meeting is not held: 本月不开了.
func NotHeld(says string) bool { return notHeld.MatchString(says) }

// Slips reports whether a text says that something was a mistake, or has not taken place: 对不起，弄错
// 了，这堂课还没有讲.
func Slips(says string) bool {
	return containsAny(says, `错 误 重复 还没 没有 没去 没开 没讲 不是 不小心 对不起 抱歉 不好意思`)
}
