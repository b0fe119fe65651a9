package retain

// Texts are the columns that Forget cleans, as table.column.
func Texts() (columns []string) {
	for _, t := range texts {
		columns = append(columns, t.table+"."+t.column)
	}
	return columns
}
