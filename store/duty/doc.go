// Package duty knows what a 党组织 owes (三会一课): the table [Rules], what of
// it a 党组织 owes in the periods of a day ([Book.Owed]), and what was held.
//
// The rules, by 《中国共产党支部工作条例（试行）》 (条例), with the strength of
// their wording. 未核实 marks what was not checked against the text.
//
//	R01 党员大会: a 支部, once a 季, 一般 (第十一条).
//	R02 支委会: a 支部 that has one, once a 月, 一般 (第十二条、第二十条).
//	    Without a 支委会 nothing is owed and nobody is reminded.
//	R03 党小组会: each 党小组, once a 月, 一般 (第十三条); counted one by one.
//	R04 党课: a 支部, once a 季 unless set otherwise, 本单位设定: the 条例 says
//	    按期 (第十六条). Its one number is for the secretary of a 党委, once a 年.
//	R05 主题党日: a 支部, once a 月 on its own day, 每月相对固定1天 (第十六条).
//	    A day off moves it to the next workday, unless set otherwise. On the
//	    31st, or moved past the month's end, it is the month's last workday.
//	R06 组织生活会: a 支部, 至少 once a 年, prompted from October (第十七条). It
//	    and R07 belong to a 年度: the one that was said, or in the first three
//	    months the year before where that one has none.
//	R07 民主评议党员: a 支部, once a 年, 一般 (第十八条, 未核实); it may be held
//	    with R06 and is prompted with it.
//	R08 谈心谈话: a 支部, 一般不少于 once a 年 for each pair (第十九条). Only how
//	    many were held is known, so it is counted and never open.
//	R09 党费收缴日: a 支部, a day a 月, 制度. The day is a setting, and empty
//	    until it is set; no record is kept, so it is never open.
//	R10 换届: a 支部 or a 党总支 after 3 years, a 党委 after 5, 一般 (第二十一条；
//	    《关于党的基层组织任期的意见》): 6 months before, when the superior reminds
//	    too (《中国共产党基层组织选举工作条例》), 3 months before and on the day.
//	    Without a last day of 换届 nothing is owed.
//	R11 设置体检: of a 支部 (第四条、第五条、第二十条): see [Findings].
//	R12 表决: of one meeting (第十一条、第十二条；《中国共产党基层组织选举工作条例》；
//	    《中国共产党发展党员工作细则》2014, revised 2026-05: the revision was not
//	    at hand): see [Judge] and [Source].
//	R13 走访: a 点, once a 季 unless set otherwise, 本单位设定.
//
// 党委 and 党总支 owe none of R01 to R09; a 联合支部 owes what a 支部 owes.
// A deactivated 党组织, or one not founded yet, owes nothing.
//
// What it promises: it is a pure function of a [Book]. A gathering of several
// types counts for each of their rules, once; the order of gatherings does not
// matter, and one more never leaves more to do. It says what was not seen, and
// gives no marks. [Gather] is the only thing here that reads the database. The
// words for people stand in package messages.
package duty
