package store

import (
	"strconv"
	"strings"
)

// Conditions are what a query asks of its rows, and their arguments.
type Conditions struct {
	All  []string
	Args []any
}

// Put adds a condition; each ? in it is one of its arguments.
func (c *Conditions) Put(cond string, args ...any) {
	for _, a := range args {
		c.Args = append(c.Args, a)
		cond = strings.Replace(cond, "?", "$"+strconv.Itoa(len(c.Args)), 1)
	}
	c.All = append(c.All, cond)
}

// In asks that a column is one of some ids; none is no condition.
func (c *Conditions) In(column string, ids []int64) {
	if len(ids) == 0 {
		return
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	c.Put(column+` IN (?`+strings.Repeat(`, ?`, len(ids)-1)+`)`, args...)
}
