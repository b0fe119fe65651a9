package report

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"
)

// A Sheet is a ledger with its rows.
type Sheet struct {
	*Ledger
	Rows iter.Seq2[[]Cell, error]
}

// Write writes ledgers as the sheets of one xlsx. Where a row is an error,
// nothing is written.
func Write(w io.Writer, sheets ...Sheet) error {
	b := &book{file: excelize.NewFile(), hidden: map[string][]bool{}}
	defer b.file.Close() // takes away the temporary files that long ledgers need
	var err error
	if b.styles, err = addStyles(b.file); err != nil {
		return fmt.Errorf("report: styles: %w", err)
	}
	for _, sheet := range sheets {
		if err := b.add(sheet); err != nil {
			return err
		}
	}
	if err := b.save(w); err != nil {
		return fmt.Errorf("report: save: %w", err)
	}
	return nil
}

// A book is an xlsx while it is written.
type book struct {
	file   *excelize.File
	styles [looks]int
	sheets int
	hidden map[string][]bool // the columns of each sheet that print nothing, by its part
}

func (b *book) add(sheet Sheet) error {
	s, err := b.newSheet(sheet.Ledger)
	if err != nil {
		return fmt.Errorf("report: new sheet: %w", err)
	}
	if err := sheet.fill(s, sheet.Rows); err != nil {
		return fmt.Errorf("report: row %d: %w", s.row, err)
	}
	if err := b.print(s); err != nil {
		return fmt.Errorf("report: print: %w", err)
	}
	return s.stream.Flush()
}

// save writes the file. Packing it loosely takes half the time, and half as much
// again in bytes.
func (b *book) save(w io.Writer) error {
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter {
		z := zip.NewWriter(w)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
			return flate.NewWriter(w, flate.BestSpeed)
		})
		return &packer{z, b.hidden}
	})
	return b.file.Write(w)
}
