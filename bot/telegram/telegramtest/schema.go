package telegramtest

import (
	_ "embed"
	"strings"
	"sync"
)

// The methods and types of Bot API 10.1 that this server knows, in the words
// of the API: "name! type" is a required field, 'word' is a constant.
//
//go:embed schema/methods.txt
var methodsText string

//go:embed schema/types.txt
var typesText string

// A schema is the two texts, read.
type schema struct {
	methods map[string]*object // by lower-case name: Telegram ignores case
	types   map[string]*object
}

// An object is the parameters of a method or the fields of a type.
type object struct {
	name   string
	fields []field
	oneOf  []string // for a type that is one of several
}

type field struct {
	name     string
	required bool
	types    []string
}

func (o *object) field(name string) *field {
	for i := range o.fields {
		if o.fields[i].name == name {
			return &o.fields[i]
		}
	}
	return nil
}

var botAPI = sync.OnceValue(func() *schema {
	s := &schema{methods: map[string]*object{}, types: map[string]*object{}}
	for _, o := range parseObjects(methodsText) {
		s.methods[strings.ToLower(o.name)] = o
	}
	for _, o := range parseObjects(typesText) {
		s.types[o.name] = o
	}
	return s
})

func parseObjects(text string) (all []*object) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, " ") {
			name, kinds, _ := strings.Cut(line, " = ")
			o := &object{name: name}
			if kinds != "" {
				o.oneOf = strings.Split(kinds, " | ")
			}
			all = append(all, o)
			continue
		}
		o := all[len(all)-1]
		for part := range strings.SplitSeq(strings.Trim(line, " ,"), ", ") {
			name, types, _ := strings.Cut(part, " ")
			bare := strings.TrimSuffix(name, "!")
			o.fields = append(o.fields, field{bare, bare != name, strings.Split(types, "|")})
		}
	}
	return all
}
