package roster

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits of what an xlsx unzips to. A few KB can claim gigabytes.
const (
	maxUnzipped = 32 << 20
	maxInMemory = 8 << 20 // a larger sheet goes through a temporary file
	maxTexts    = 4 << 20 // the cells' texts
	maxPart     = 1 << 20 // styles and the like, which the library holds as objects
	maxParts    = 500
	maxLines    = 5 * MaxRows // row numbers, of empty rows too
)

func readXLSX(data []byte, add func(line int, cells []string) error) (err error) {
	if err := inspect(data); err != nil {
		return err
	}
	defer func() { // the library panics on some broken files
		if recover() != nil {
			err = refuse("打不开这个 xlsx，可能已损坏")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxInMemory})
	if err != nil {
		return refuse("打不开这个 xlsx，可能已损坏或有密码")
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return refuse("这个 xlsx 里没有表")
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		if line > maxLines {
			return errRows
		}
		cells, err := rows.Columns()
		if err != nil {
			return refuse("第 %d 行读不出来", line)
		}
		if err := add(line, cells); err != nil {
			return err
		}
	}
	if rows.Error() != nil {
		return errRows
	}
	return nil
}

// inspect looks at what a zip says it holds, before anything is unzipped.
// Reading more than it says is an error of archive/zip.
func inspect(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return refuse("打不开这个 xlsx，可能已损坏")
	}
	sum := uint64(0)
	for _, part := range z.File {
		n := part.UncompressedSize64
		sum += min(n, maxUnzipped+1)
		if sum > maxUnzipped || len(z.File) > maxParts || n > limitOf(part.Name) {
			return refuse("这个 xlsx 解压后太大")
		}
	}
	return nil
}

// limitOf is how large a part of the zip may be. All XML but the sheets becomes
// objects in memory, many times its size; pictures and the like are never read.
func limitOf(name string) uint64 {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	switch {
	case name == "xl/sharedstrings.xml":
		return maxTexts
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return maxUnzipped
	}
	switch path.Ext(name) {
	case ".xml", ".rels", ".vml":
		return maxPart
	}
	return maxUnzipped
}
