package day

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/6tail/lunar-go/calendar"
)

// statutory holds the statutory days of years (全国年节及纪念日放假办法, as of 2025),
// by day, each year computed when it is first asked for.
type statutory struct {
	mu    sync.Mutex
	years map[string]map[Day]string
}

// name returns which statutory day a day is, or "".
func (s *statutory) name(d Day) string {
	year := d.Year()
	s.mu.Lock()
	defer s.mu.Unlock()
	days, ok := s.years[year]
	if !ok {
		days = map[Day]string{}
		for _, h := range Statutory(year) {
			days[h.Day] = h.Name
		}
		if s.years == nil {
			s.years = map[string]map[Day]string{}
		}
		s.years[year] = days
	}
	return days[d]
}

// Years that are reckoned: the lunar calendar of others is nobody's business.
const firstYear, lastYear = 2000, 2199

// Statutory returns the 13 statutory days of a year; two may fall on one day. Only the lunar dates come from the library: its own table of
// holidays ends with 2026 and takes later years for ordinary ones.
func Statutory(year string) (days []Holiday) {
	y, err := strconv.Atoi(year)
	if err != nil || y < firstYear || y > lastYear {
		return nil
	}
	add := func(name string, first Day, n int) {
		for i := range n {
			days = append(days, Holiday{Day: first.Add(i), Name: name, Off: true, Year: year})
		}
	}
	spring := calendar.NewLunarFromYmd(y, 1, 1)
	add("元旦", Day(year+"-01-01"), 1)
	add("春节", dayOf(spring.GetSolar()).Add(-1), 4) // from 除夕
	add("清明节", dayOf(spring.GetJieQiTable()["清明"]), 1)
	add("劳动节", Day(year+"-05-01"), 2)
	add("端午节", dayOf(calendar.NewLunarFromYmd(y, 5, 5).GetSolar()), 1)
	add("中秋节", dayOf(calendar.NewLunarFromYmd(y, 8, 15).GetSolar()), 1)
	add("国庆节", Day(year+"-10-01"), 3)
	return days
}

func dayOf(s *calendar.Solar) Day {
	return Day(fmt.Sprintf("%04d-%02d-%02d", s.GetYear(), s.GetMonth(), s.GetDay()))
}
