package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	quick "github.com/go-json-experiment/json"
)

// jsonText stores a value as JSON in a TEXT column.
type jsonText struct{ at any }

// AsJSON returns what reads and writes *at as JSON.
func AsJSON(at any) jsonText { return jsonText{at} }

// Value implements [driver.Valuer].
func (j jsonText) Value() (driver.Value, error) {
	text, err := json.Marshal(j.at)
	return string(text), err
}

// Scan implements [database/sql.Scanner]. It is what reading a row costs most, so it
// takes the version of encoding/json to come, in half the time.
func (j jsonText) Scan(v any) error {
	switch v := v.(type) {
	case string:
		return quick.Unmarshal([]byte(v), j.at)
	case []byte:
		return quick.Unmarshal(v, j.at)
	}
	return fmt.Errorf("store: %T is not JSON text", v)
}
