package word

// A Document is what is written; how it looks is the template's.
type Document struct {
	Title    string // lines as they are to stand
	Subtitle string // below it, mostly a period; "" for none
	Cover    bool   // the two stand on a page of their own, with the lines that follow up to a Page
	Wide     bool   // the page lies on its side
	Blocks   []Block
}

// A Block is what stands below another.
type Block interface {
	write(*body)
	arrange(*arranging)
}

// Blocks of words.
type (
	Heading1  string // 一、
	Heading2  string // （一）
	Heading3  string // 1. and （1）
	Paragraph []Run
	Appendix  string // 附件: its title, on a new page
	Line      string // a line in the middle, as on a cover
	Address   string // whom a letter is for: flush left
	Note      string // small words below a table
)

// A Page begins a new page with its title. Figures with its Ref lead there.
type Page struct{ Title, Ref string }

// Signed are the last lines of a letter: who, and below it the day.
type Signed struct {
	By Run // a Text or a Mark
	On string
}

// A Table has its heads on every page.
type Table struct {
	Columns []Column
	Groups  []Group
	Lines   int  // how high a row is at least, to be written into by hand; 0: as its text
	Small   bool // of many columns: in smaller words
}

// A Column of a table.
type Column struct {
	Head   string
	Width  int // its share of the line
	Right  bool
	Middle bool
}

// A Group is some rows of a table below a line with their name. Figures with
// its Ref lead there.
type Group struct {
	Name string
	Ref  string
	Rows []Row // no longer than the columns
}

// A Row is what stands in the columns of a table.
type Row []Paragraph

// Words is a row of plain texts.
func Words(cells ...string) Row {
	row := make(Row, len(cells))
	for i, c := range cells {
		row[i] = Paragraph{Text(c)}
	}
	return row
}

// Above is the only run of a cell that is one with the cell above it.
type Above struct{}

// A Form is a table without heads: labels, and beside them what they ask for, or
// room to write it by hand. Figures with its Ref lead there.
type Form struct {
	Widths []int // shares of the line
	Rows   []FormRow
	Ref    string
}

// A FormRow is a row of a form. It is at least as high as so many lines.
type FormRow struct {
	Cells []FormCell
	Lines int
}

// A FormCell reaches over so many columns of a form; 0 is one.
type FormCell struct {
	Over  int
	Label bool
	Says  Paragraph
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
