package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	quick "github.com/go-json-experiment/json"
)

// jsonText stores a value as JSON in a TEXT column.
type jsonText struct{ at any }

// AsJSON returns a column value that scans JSON into *at and stores *at as JSON.
func AsJSON(at any) jsonText { return jsonText{at} }

// Value implements [driver.Valuer].
func (j jsonText) Value() (driver.Value, error) {
	text, err := json.Marshal(j.at)
	return string(text), err
}

// Scan implements [database/sql.Scanner]. Decoding dominates the cost of reading a row, so
// it uses the experimental successor of encoding/json, which takes half the time.
func (j jsonText) Scan(v any) error {
	switch v := v.(type) {
	case string:
		return quick.Unmarshal([]byte(v), j.at)
	case []byte:
		return quick.Unmarshal(v, j.at)
	}
	return fmt.Errorf("store: %T is not JSON text", v)
}
