package month

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/duty"
)

// duties is 应做设置: what the 条例 leaves to the bureau, for all or for one
// 支部 or point.
func duties(t *turn.Turn, rest string) error {
	of := int64(0)
	if rest != "" {
		o := orgCalled(t, rest)
		point, fault := t.HearPoint(rest)
		switch {
		case o != nil:
			of = o.ID
		case fault == "":
			of = -point // a point by its own id, told apart from a 党组织
		default:
			return t.Say(fault)
		}
	}
	face, err := dutiesFace(t, of)
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

// orgCalled is the 支部 of a name or an alias, or nil.
func orgCalled(t *turn.Turn, name string) *bureau.Org {
	i := slices.IndexFunc(t.Dir.Orgs, func(o *bureau.Org) bool {
		return o.Active && o.Kind == bureau.Branch && (o.Name == name || slices.Contains(o.Aliases, name))
	})
	if i < 0 {
		return nil
	}
	return t.Dir.Orgs[i]
}

// dutiesFace shows the settings of the bureau (0), of a 支部, or of a point (its
// id, negative).
func dutiesFace(t *turn.Turn, of int64) (chat.Face, error) {
	config, err := duty.LoadConfig(t.Tx)
	if err != nil {
		return chat.Face{}, err
	}
	name, id := dutyOf(t, of), max(of, -of)
	fields := messages.DutyFields
	switch o, p := t.Dir.Org(of), t.Dir.Point(-of); {
	case of > 0 && o != nil:
		fields = slices.DeleteFunc(slices.Clone(fields), func(f messages.DutyField) bool { return f.Rule == "R13" })
	case of < 0 && p != nil:
		fields = slices.DeleteFunc(slices.Clone(fields), func(f messages.DutyField) bool { return f.Rule != "R13" })
	}
	terms := func(rule string) duty.Terms { return config.Terms(duty.RuleOf(rule), id) }
	return messages.DutiesCard(name, of, fields, terms), nil
}

// dutyOf names what settings are of.
func dutyOf(t *turn.Turn, of int64) string {
	switch o, p := t.Dir.Org(of), t.Dir.Point(-of); {
	case of > 0 && o != nil:
		return o.Name
	case of < 0 && p != nil:
		return p.Name
	}
	return messages.DutyWhole
}

// tapDuty chooses a field, and then its value.
func tapDuty(t *turn.Turn, card *chat.Card, arg string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	number, rest, _ := strings.Cut(arg, ":")
	of, err := strconv.ParseInt(number, 10, 64)
	which, value, chosen := strings.Cut(rest, ":")
	rule, field, _ := strings.Cut(which, ".")
	i := slices.IndexFunc(messages.DutyFields, func(f messages.DutyField) bool { return f.Rule == rule && f.Field == field })
	switch {
	case err != nil || i < 0 && (which != "" || chosen):
		return t.Toast(messages.StaleCard)
	case which != "" && !chosen:
		return errors.Join(t.Toast(""), t.Show(card.Key, messages.DutyCard(messages.DutyFields[i], of)))
	case chosen:
		name := duty.Name(rule, max(of, -of), field)
		if err := errors.Join(duty.SaveConfig(t.Tx, name, value), bureau.Audit(t.Tx, t.Me.ID, messages.AuditDuty, dutyOf(t, of)+" "+messages.DutyFields[i].Words+"："+value)); err != nil {
			return err
		}
	}
	face, err := dutiesFace(t, of)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}
