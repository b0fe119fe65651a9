package word

// A Document is what is written; how it looks is the template's.
type Document struct {
	Title    string // lines as they are to stand
	Subtitle string // below it, mostly a period; "" for none
	Blocks   []Block
}

// A Block is what stands below another.
type Block interface{ write(*body) }

// Blocks of words.
type (
	Heading1  string // 一、
	Heading2  string // （一）
	Heading3  string // 1. and （1）
	Paragraph []Run
	Appendix  string // 附件: its title, on a new page
)

// A Table has its heads on every page.
type Table struct {
	Columns []Column
	Groups  []Group
}

// A Column of a table.
type Column struct {
	Head  string
	Width int // its share of the line
	Right bool
}

// A Group is some rows of a table below a line with their name. Figures with
// its Ref lead there.
type Group struct {
	Name string
	Ref  string
	Rows [][]string // no longer than the columns
}

// A Run is a piece of a paragraph.
type Run interface{ run(*body) }

// Runs.
type (
	Text string
	// Mark is what a person still has to look at: it cannot be overlooked.
	Mark string
)

// A Figure is a number that leads to the group with its Ref, if there is one.
type Figure struct{ Text, Ref string }
