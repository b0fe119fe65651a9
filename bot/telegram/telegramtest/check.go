package telegramtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// checkParam says what is wrong with the text of a parameter, or nothing.
// Telegram's own server reads every parameter as text, whatever the encoding
// of the request, and so does this one.
func checkParam(f *field, value string) error {
	var err error
	for _, t := range f.types {
		if err = checkText(t, value); err == nil {
			return nil
		}
	}
	return err
}

func checkText(t, value string) error {
	var err error
	switch t {
	case "string", "file":
		return nil
	case "int":
		_, err = strconv.ParseInt(value, 10, 64)
	case "float":
		_, err = strconv.ParseFloat(value, 64)
	case "bool":
		_, err = strconv.ParseBool(value)
	default:
		return checkJSON(t, value)
	}
	if err != nil {
		return fmt.Errorf("%q is not of type %s", value, t)
	}
	return nil
}

func checkJSON(t, value string) error {
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil || d.More() {
		return fmt.Errorf("can't parse %s JSON object", strings.Trim(t, "[]"))
	}
	return checkValue(t, v)
}

// checkValue compares a decoded JSON value with a type of the API.
func checkValue(t string, v any) error {
	if elem, ok := strings.CutPrefix(t, "[]"); ok {
		list, ok := v.([]any)
		if !ok && v != nil { // null is an empty list, as it is to Telegram
			return fmt.Errorf("expected an Array of %s", elem)
		}
		for _, e := range list {
			if err := checkValue(elem, e); err != nil {
				return err
			}
		}
		return nil
	}
	ok := false
	switch t {
	case "string":
		_, ok = v.(string)
	case "bool":
		_, ok = v.(bool)
	case "int":
		n, isNumber := v.(json.Number)
		_, err := n.Int64()
		ok = isNumber && err == nil
	case "float":
		_, ok = v.(json.Number)
	default:
		if t[0] == '\'' {
			ok = v == strings.Trim(t, "'")
			break
		}
		return checkObject(botAPI().types[t], v)
	}
	if !ok {
		return fmt.Errorf("%v is not of type %s", v, t)
	}
	return nil
}

func checkObject(o *object, v any) error {
	fields, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s must be an Object", o.name)
	}
	if o.oneOf != nil {
		return checkOneOf(o, fields)
	}
	for _, f := range o.fields {
		if _, ok := fields[f.name]; f.required && !ok {
			return fmt.Errorf("%s: can't find field %q", o.name, f.name)
		}
	}
	for name, value := range fields {
		f := o.field(name)
		if f == nil {
			return fmt.Errorf("%s has no field %q", o.name, name)
		}
		if err := checkField(o, f, value); err != nil {
			return err
		}
	}
	return nil
}

func checkField(o *object, f *field, value any) error {
	var err error
	for _, t := range f.types {
		if err = checkValue(t, value); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%s.%s: %w", o.name, f.name, err)
}

// checkOneOf picks the kind by the constant that all kinds have as “type”.
func checkOneOf(o *object, fields map[string]any) error {
	for _, name := range o.oneOf {
		kind := botAPI().types[name]
		if checkValue(kind.field("type").types[0], fields["type"]) == nil {
			return checkObject(kind, fields)
		}
	}
	return fmt.Errorf("%s: unknown type %v", o.name, fields["type"])
}

// checkMarkup picks the kind of a reply_markup by the field that only it has,
// so that the error speaks of the kind that was meant.
func checkMarkup(kinds []string, value string) error {
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&v); err != nil || d.More() {
		return fmt.Errorf("can't parse reply keyboard markup JSON object")
	}
	for _, name := range []string{"InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ReplyKeyboardRemove", "ForceReply"} {
		kind := botAPI().types[name]
		if _, ok := v[kind.fields[0].name]; !ok {
			continue
		}
		if !slices.Contains(kinds, name) {
			return fmt.Errorf("inline keyboard expected")
		}
		return checkObject(kind, v)
	}
	return fmt.Errorf("object expected as reply markup")
}
