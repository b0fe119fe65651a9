package inquiry

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/messages"
)

// A Docket is which pending problems a list is about (问题台账). It travels in
// the buttons of its card.
type Docket struct {
	Late   bool
	By     string // how it is grouped: byUnit, byPoint or "", a list
	Unit   int64  // 主办; 0: every one
	Point  int64
	Offset int
}

func (k Docket) Text() string {
	return messages.DoDocket + ":" + k.Args()
}

// Args are what follows the verb.
func (k Docket) Args() string {
	return fmt.Sprintf("%t.%s.%d.%d.%d", k.Late, k.By, k.Unit, k.Point, k.Offset)
}

func ParseDocket(s string) (k Docket, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 5 {
		return k, false
	}
	var errs [4]error
	k.Late, errs[0] = strconv.ParseBool(f[0])
	k.By = f[1]
	k.Unit, errs[1] = strconv.ParseInt(f[2], 10, 64)
	k.Point, errs[2] = strconv.ParseInt(f[3], 10, 64)
	k.Offset, errs[3] = strconv.Atoi(f[4])
	return k, errors.Join(errs[:]...) == nil && k.Offset >= 0
}
