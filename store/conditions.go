package store

import (
	"strconv"
	"strings"
)

// Conditions are the WHERE conditions of a query and their arguments.
type Conditions struct {
	All  []string
	Args []any
}

// Put adds a condition; each ? in it stands for one of the arguments.
func (c *Conditions) Put(cond string, args ...any) {
	for _, a := range args {
		c.Args = append(c.Args, a)
		cond = strings.Replace(cond, "?", "$"+strconv.Itoa(len(c.Args)), 1)
	}
	c.All = append(c.All, cond)
}

// In adds the condition that a column is one of some ids. Without ids it adds nothing.
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
