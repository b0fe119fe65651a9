package reading

import (
	"reflect"
	"testing"
)

// Each list and map of an item is its clone's own: whoever adds a field is told here.
func TestCloneSharesNothing(t *testing.T) {
	var it Item
	v := reflect.ValueOf(&it).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Map:
			f.Set(reflect.MakeMap(f.Type()))
		case reflect.Slice:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		}
	}
	m := Meaning{Acts: []Item{it}, Rival: []Item{it}, Ask: []string{"a"}, Unread: []string{"b"}, rivalAsk: []string{"c"}}
	c := m.Clone()
	for name, pair := range map[string][2]any{"acts": {m.Acts, c.Acts}, "rival": {m.Rival, c.Rival}, "ask": {m.Ask, c.Ask}, "unread": {m.Unread, c.Unread}, "rival's ask": {m.rivalAsk, c.rivalAsk}} {
		if reflect.ValueOf(pair[0]).Pointer() == reflect.ValueOf(pair[1]).Pointer() {
			t.Errorf("%s is shared", name)
		}
	}
	for _, pair := range [][2]Item{{m.Acts[0], c.Acts[0]}, {m.Rival[0], c.Rival[0]}} {
		a, b := reflect.ValueOf(pair[0]), reflect.ValueOf(pair[1])
		for i := range a.NumField() {
			if k := a.Field(i).Kind(); (k == reflect.Map || k == reflect.Slice) && a.Field(i).Pointer() == b.Field(i).Pointer() {
				t.Errorf("%s is shared", a.Type().Field(i).Name)
			}
		}
	}
}
