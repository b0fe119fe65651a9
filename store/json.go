package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
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

// Scan implements [database/sql.Scanner].
func (j jsonText) Scan(v any) error {
	switch v := v.(type) {
	case string:
		return json.Unmarshal([]byte(v), j.at)
	case []byte:
		return json.Unmarshal(v, j.at)
	}
	return fmt.Errorf("store: %T is not JSON text", v)
}
