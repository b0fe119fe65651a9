package table

import (
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// styles are the formats of cells, by their number.
type styles struct {
	codes   map[string]string // the formats that the file defines, by their id
	ids     []string          // the format of each style
	inStyle bool
}

// take collects the formats.
func (s *styles) take(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		switch e.Name.Local {
		case "numFmt":
			if s.codes == nil {
				s.codes = map[string]string{}
			}
			s.codes[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellXfs":
			s.inStyle = true
		case "xf":
			if s.inStyle {
				s.ids = append(s.ids, attr(e, "numFmtId"))
			}
		}
	case xml.EndElement:
		if e.Name.Local == "cellXfs" {
			s.inStyle = false
		}
	}
	return nil
}

// Formats that every spreadsheet knows: days, some of them of Chinese ones, and
// percents.
var known = func() map[string]string {
	m := map[string]string{"9": "0%", "10": "0.00%", "22": "yyyy"}
	for _, from := range [][2]int{{14, 17}, {27, 31}, {36, 36}, {50, 54}, {57, 58}} {
		for id := from[0]; id <= from[1]; id++ {
			m[strconv.Itoa(id)] = "yyyy"
		}
	}
	return m
}()

// Of a format, what is no sign: words, colours, escaped characters.
var noSigns = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|General|G/通用格式`)

// number is a number as it is meant: a day, or digits, all of them.
func (s *styles) number(value string, style int) cell {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return cell{text: value}
	}
	format := ""
	if style >= 0 && style < len(s.ids) {
		id := s.ids[style]
		if format = s.codes[id]; format == "" {
			format = known[id]
		}
	}
	format = strings.ToLower(noSigns.ReplaceAllString(format, ""))
	switch {
	case strings.ContainsAny(format, "yd") && f >= 1 && f < 2_958_466: // the year 10000
		return cell{text: dayText(f)}
	case strings.Contains(format, "%"):
		return cell{text: digits(f*100) + "%"}
	}
	return cell{text: digits(f)}
}

// dayText is the day of a serial number, with the hour if there is one.
func dayText(f float64) string {
	seconds := math.Round((f - math.Floor(f)) * 24 * 60 * 60)
	t := time.Date(1899, 12, 30+int(f), 0, 0, int(seconds), 0, time.UTC)
	if seconds == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// digits writes a number in full: 6.2E1 is 62, and what differs from a whole
// number by the spreadsheet's own rounding is whole.
func digits(f float64) string {
	if n := math.Round(f); math.Abs(f-n) <= 1e-9*math.Max(1, math.Abs(f)) {
		f = n
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
