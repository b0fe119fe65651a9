// Package numeral reads the numbers that people say and write: 62, ２，４８２, 1 062,
// 1万2, 六十二, 四百五, 一百 五十 二, 陆拾贰, 廿三, 一二〇, 百十来, 三四十, 1.2万.
//
// It knows numerals, not what is counted: units, days, ordinals and names are the
// reader's. It reads the longest numeral there is or says why it cannot, and always
// takes the whole of what looks like a number, so that nothing of it is ever read as
// another number.
//
// # Conventions
//
//   - The last digit behind 百, 千 or 万 counts the next lower place: 四百五 is 450,
//     一万三 is 13000, 3千5 is 3500. With 零 it counts ones: 一千零三 is 1003.
//   - A rough number is its lower bound: 三四十 is about 30, 二百多 about 200, 十几 about
//     10. 上百, 百来, 百十来, 百八十 and 百儿八十 are all about 100, 千儿八百 about 1000.
//   - 几十, 数百 and 成百上千 are quantities, but no figures.
//   - Commas and spaces group digits by three. 3，4 and 62，5 are two numbers.
//
// Scan is pure, allocates nothing and looks at each rune a bounded number of times.
package numeral
