package bot_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// spelled are private numbers as people write them.
var spelled = []string{
	"138\u00a01234\u00a05678", "138–1234–5678", "138\u20111234\u20115678", "138.1234.5678", "138/1234/5678", "138  1234  5678", "138\u200b1234\u200b5678",
	"138\u30001234\u30005678", "1 3 8 1 2 3 4 5 6 7 8", "\u202a+86 138 1234 5678\u202c", "一三八一二三四五六七八", "幺三八一二三四五六七八", "（0571）88886666", "400-820-8820",
	"6222 0212 3456 7890 123", "6222027193846205718", "E73918462", "EA7391846", "110101 19900307 123X", "110101.19900307.123X", "１３８１２３４５６７８", "①③⑧①②③④⑤⑥⑦⑧",
}

// Private numbers stay nowhere, however they are spelled: in no column, in no byte of
// the files, not in the log.
func TestSpelledNumbers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	clock := new(store.Clock)
	clock.Set(wednesday)
	db, err := store.Open(path, clock)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	s := newStageOn(t, db, clock)
	var log bytes.Buffer
	s.worker = &bot.Worker{DB: db, Log: slog.New(slog.NewTextHandler(&log, nil))}
	for _, number := range spelled {
		s.says(storetest.OfficerEast, "今天去居然之家送政策，62户，商户"+number+"说好")
		s.taps(storetest.OfficerEast, "提交")
		s.photo(storetest.OfficerWest, "现场，"+number)
		s.says(storetest.SectionLifts, "/feedback 请打"+number)
		s.says(storetest.OfficerEast2, "这是"+number+"。")
		s.does(storetest.OfficerWest, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "document", ID: "f", Name: "名单" + number + ".pdf", Size: 9}}})
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	kept := log.Bytes()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, data...)
	}
	for _, number := range spelled {
		runes := []rune(number)
		if middle := string(runes[len(runes)/3 : len(runes)-2]); bytes.Contains(kept, []byte(middle)) {
			t.Errorf("%q of %q is kept", middle, number)
		}
	}
}

// Whoever sends something private is told once that it is not kept, whatever
// becomes of the message.
func TestHiddenIsTold(t *testing.T) {
	s := newStage(t)
	const officer, secretary, admin = storetest.OfficerEast, storetest.SecretaryWork, storetest.Admin
	document := func(name string) func() string {
		return func() string {
			return s.does(officer, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "document", ID: "f", Name: name, Size: 9}}})
		}
	}
	for _, way := range []wayIn{
		{"a sentence", func() string {
			return s.says(officer, "今天去居然之家送政策，62户，电话138–1234–5678")
		}},
		{"an edited sentence", func() string {
			return s.edits(officer, "今天去居然之家送政策，63户，电话138–1234–5678")
		}},
		{"a question first", func() string { return s.says(officer, "今天送政策，62户，王翠花大妈说好") }},
		{"words nobody can read", func() string { return s.says(storetest.OfficerEast2, "这是13812345678") }},
		{"a lone photo", func() string { return s.photo(storetest.OfficerWest, "欧阳先生") }},
		{"a file's number", document("名单13812345678.pdf")},
		{"a file's name", document("王经理住院证明.pdf")},
		{"反馈", func() string { return s.says(officer, "/feedback 陈老师也看不清") }},
		{"五个一", func() string { return s.says(admin, "五个一 1 每月找王五一次") }},
		{"a problem's note", func() string {
			said := s.says(secretary, "问题：塔吊未检") + s.taps(secretary, "提交")
			if strings.Contains(said, messages.MaskedNote) {
				t.Error("told without a cause:", said)
			}
			return s.replies(secretary, "联系人张三，还没修好")
		}},
	} {
		said := way.act()
		if n := strings.Count(said, messages.MaskedNote); n != 1 {
			t.Errorf("%s: told %d times:\n%s", way.is, n, said)
		}
	}
}
