// Package problem follows a problem (问题) from its report to 销号.
//
// A [Case] is one problem in hand, with the roster, inside one Tx. What can
// happen to it are its moves: one table says for each from which states, by
// whom, and to which state ([Moves]). Whoever is asked for anything else gets a
// [Fault], and nothing changes.
//
//	            ┌────────────── 转办 ──────────────┐
//	            ▼                                 │
//	报告 → 待交办 ── 交办 ──→ 已交办 ── 接办 ──→ 办理中 ── 办结 ──→ 已办结 ── 销号 ──→ 已销号
//	         │ │               │ │      ▲  ▲      ▲             │  （7 天期满自动）    │
//	         │ └───── 接办 ─────┼─┼──────┘  │      └── 没办好 ────┘                    │
//	         │                 │ │         └───────────────── 重开（30 天内）──────────┘
//	         └────────┬────────┘ └─ 现场解决: 报告 → 已销号
//	                  ▼
//	       转介　不予受理　重复　撤回
//
//	move       from              who                   to
//	接办       待交办 已交办        主办单位；待交办 also the 报告人 of the 建议协办 unit  办理中
//	交办       待交办 已交办        责任领导 管理员          已交办
//	转办       办理中             办理人                已交办
//	请协办     待交办 … 办理中      办理人 责任领导 管理员     as it was
//	协办完成    待交办 … 办理中      协办单位               as it was
//	进展 补充   待交办 … 已办结      all concerned, and the 书记 at the point  as it was
//	申请延期    办理中             办理人                as it was
//	同意 不同意 办理中             责任领导 管理员          as it was
//	催办       待交办 … 办理中      报告人 责任领导 管理员, once a workday  as it was
//	批示       待交办 … 办理中      责任领导 管理员     as it was
//	收到       待交办 … 办理中      办理人, else 主办单位  as it was
//	办结       办理中             办理人                已办结
//	销号       已办结             报告人 点位人员          已销号
//	没办好     已办结             报告人 点位人员          办理中
//	重开       已销号, 30 days     报告人 点位人员 责任领导 管理员  办理中, or 待交办 where nobody handled it
//	转介 不予受理 重复  待交办 已交办  责任领导 管理员          转介 不予受理 重复
//	撤回       待交办 已交办        报告人                撤回
//
// Where a unit has no people who joined, the 责任人 of the point stands in for
// it, then its 责任领导, then the admins; the same where the one who handles a
// problem has left.
//
// What is urgent reaches at once those who may be spoken to that day; while all
// who are to act are away (请假) it also reaches the first of these who is not.
//
// An extension (延期) is asked for at least one workday before the due day. Those
// who may grant it hear of it with the list message of the next workday; if they
// do not answer until the end of that day it is granted. 办结 is not 销号: the
// one who reported, or the point's people, check it, or seven days pass in
// which nobody objects.
//
// A new move is a row of rules, the method that does it, and its words in messages: the
// row says what it must be told ([Need]), what becomes of its words, and what people
// hear of it. What they hear is a row of tellings with its words.
//
// A leader's 批示 reaches at once whoever is to solve the problem, and stands on the card
// with its day, apart from progress. They say 收到; what they say next, or 办结, is the
// answer, of which the leader hears. A leader's 催办 is a 批示 without words.
//
// What it promises: a move writes its history, tells whom it concerns and draws
// their cards anew, all in the Tx of the caller; a second move from the same
// state finds the state changed and is refused.
package problem
