package ask_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// visit asks for a type, then for the figure of that type.
var visit = &ask.Conversation[record.Record]{Name: "visit", New: func() *record.Record { return new(record.Record) }, Clone: (*record.Record).Clone, Questions: func(e *ask.Env, r *record.Record) []ask.Question {
	qs := []ask.Question{
		ask.OneOf("type", "类型", "做了什么？", &r.Type, "送政策", "日常").With(ask.Wanted),
		ask.Text("text", "内容", "讲了什么？", &r.Text, 5),
		ask.Date(e, "哪天？", &r.Day, false, day).With(ask.Must),
	}
	if r.Type == "送政策" {
		qs = append(qs, ask.Figure("辐射户数", "户数", "多少户？", r, number).With(ask.Step))
	}
	return qs
}}

func number(says string) (n int, approx bool, fault string) {
	n, err := strconv.Atoi(says)
	if err != nil || n < 0 {
		return 0, false, messages.NotANumber
	}
	return n, false, ""
}

var env = &ask.Env{Today: "2026-04-15"}

func TestNext(t *testing.T) {
	item := &chat.Item{}
	for _, c := range []struct {
		need        ask.Need
		key, answer string
	}{
		{ask.Must, "date", "2026-04-15"},
		{ask.Wanted, "type", "送政策"},
		{ask.Step, "f.辐射户数", "~30;新增"},
		{ask.Optional, "text", ask.Skipped},
	} {
		q := visit.Next(env, item, c.need)
		if q == nil || q.Key != c.key {
			t.Fatalf("asked %+v, want %s", q, c.key)
		}
		ask.Set(item, q.Key, c.answer)
	}
	if q := visit.Next(env, item, ask.Optional); q != nil {
		t.Errorf("still asks %s", q.Key)
	}
	r := visit.Fill(env, item)
	if want := (record.Figure{Name: "辐射户数", Value: 30, Approx: true, Caliber: "新增"}); len(r.Figures) != 1 || r.Figures[0] != want {
		t.Errorf("figures %+v", r.Figures)
	}
}

// An answer whose question is gone, or whose value fits no more, is forgotten.
func TestForget(t *testing.T) {
	item := &chat.Item{}
	ask.Set(item, "f.辐射户数", "62")
	ask.Set(item, "type", "送政策")
	if r := visit.Fill(env, item); len(r.Figures) != 1 {
		t.Fatalf("the figure came before its type: %+v", r)
	}
	ask.Set(item, "type", "日常")
	if r := visit.Fill(env, item); len(r.Figures) != 0 || ask.Get(item, "f.辐射户数") != "" {
		t.Errorf("日常 has figures %+v, %+v", r.Figures, item.Answers)
	}
	ask.Set(item, "type", "打卡")
	if r := visit.Fill(env, item); r.Type != "" || ask.Get(item, "type") != "" {
		t.Errorf("type %q", r.Type)
	}
}

func TestHear(t *testing.T) {
	r := &record.Record{}
	for _, c := range []struct {
		q                  ask.Question
		says, value, fault string
	}{
		{ask.Text("text", "", "", &r.Text, 3), "好", "好", ""},
		{ask.Text("text", "", "", &r.Text, 3), "太长了吧", "", messages.TooLong(4, 3)},
		{ask.OneOf("type", "", "", &r.Type, "日常"), "日常。", "日常", ""},
		{ask.OneOf("type", "", "", &r.Type, "日常"), "别的", "", messages.PressAButton},
		{ask.Figure("户", "", "", r, number), "12", "12", ""},
		{ask.Figure("户", "", "", r, number), "-1", "", messages.NotANumber},
		{ask.YesNo("urgent", "", "", new(bool)), messages.Yes, messages.Yes, ""},
		{ask.Date(env, "", &r.Day, false, day), "2026-04-16", "", messages.InTheFuture},
		{ask.Date(env, "", &r.Day, true, day), "2026-04-16", "2026-04-16", ""},
		{ask.Date(env, "", &r.Day, false, day), "", "", messages.NotADate},
	} {
		value, fault := c.q.Hear(c.says)
		if fault != c.fault || fault == "" && value != c.value {
			t.Errorf("%s %q: %q, %q; want %q, %q", c.q.Key, c.says, value, fault, c.value, c.fault)
		}
	}
}

func day(says string) (string, string) {
	if says == "" {
		return "", messages.NotADate
	}
	return says, ""
}

// The order of the answers does not matter, and filling twice changes nothing.
func TestFillOrder(t *testing.T) {
	answers := []chat.Answered{{Key: "type", Value: "送政策"}, {Key: "f.辐射户数", Value: "62"}, {Key: "date", Value: "2026-04-15"}, {Key: "text", Value: "消保法"}, {Key: "gone", Value: "x"}}
	rapid.Check(t, func(t *rapid.T) {
		item := &chat.Item{Answers: rapid.Permutation(answers).Draw(t, "answers")}
		for range 2 {
			r := visit.Fill(env, item)
			if r.Type != "送政策" || r.Day != "2026-04-15" || r.Text != "消保法" || len(r.Figures) != 1 || r.Figures[0].Value != 62 || len(item.Answers) != 4 {
				t.Fatalf("%+v of %+v", r, item.Answers)
			}
		}
	})
}
