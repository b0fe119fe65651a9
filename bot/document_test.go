package bot_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
	"liaison/store/storetest"
)

// documentAsked returns the recipe that an answer sends, and the text of the file that
// is made of it now.
func (s *stage) documentAsked(name, says string) (recipe *chat.Recipe, file, text string, err error) {
	s.t.Helper()
	s.watch = func(m *chat.Message) {
		if m.Kind == chat.Document && m.Recipe != nil {
			recipe = m.Recipe
		}
	}
	s.says(name, says)
	s.taps(name, "取文件")
	if s.watch = nil; recipe == nil {
		s.t.Fatalf("%s was sent nothing for %s", name, says)
	}
	file, text, err = s.made(recipe)
	return recipe, file, text, err
}

// made is the file of a recipe, as the sender makes it, and its XML.
func (s *stage) made(recipe *chat.Recipe) (file, text string, err error) {
	s.t.Helper()
	file, body, err := bot.Render(s.t.Context(), s.db, *recipe)
	if err != nil {
		return file, "", err
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		s.t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		s.t.Fatal(err)
	}
	main, err := io.ReadAll(f)
	if err != nil {
		s.t.Fatal(err)
	}
	return file, string(main), nil
}

// A list holds what its asker may see and nothing else; words from the chat are marked.
// It is made when it is sent: who lost the right meanwhile gets none.
func TestDocumentsKeepTheirScope(t *testing.T) {
	s := newStage(t)
	for _, c := range []struct{ who, says string }{
		{storetest.SecretaryWork, "问题：塔吊到期未检"}, {storetest.OfficerWest, "问题：居然之家扶梯停运"},
	} {
		s.says(c.who, c.says)
		s.taps(c.who, "提交")
	}
	for _, c := range []struct {
		who            string
		tower, escaped bool
	}{{storetest.OfficerEast, true, false}, {storetest.OfficerWest, false, true}, {storetest.Admin, true, true}, {storetest.SecretaryWork, true, false}} {
		_, file, text, err := s.documentAsked(c.who, "问题清单")
		if err != nil || file != "问题清单 2026-04-15.docx" {
			t.Fatal(file, err)
		}
		if strings.Contains(text, "塔吊") != c.tower || strings.Contains(text, "扶梯") != c.escaped {
			t.Errorf("%s sees 塔吊 %v, 扶梯 %v", c.who, strings.Contains(text, "塔吊"), strings.Contains(text, "扶梯"))
		}
		if marks := strings.Count(text, `<w:highlight w:val="yellow"/>`); marks == 0 {
			t.Errorf("nothing of the list of %s is marked", c.who)
		}
	}

	recipe, file, text, err := s.documentAsked(storetest.OfficerEast, "交办单 #1")
	if err != nil || file != "问题交办单 #1.docx" || !strings.Contains(text, "塔吊") {
		t.Fatal(file, err)
	}
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		r, err := record.Find(tx, 1)
		if err != nil {
			return err
		}
		return record.Withdraw(tx, r, r.Author)
	})
	if _, _, err := s.made(recipe); !errors.Is(err, chat.ErrNotTheirs) {
		t.Errorf("of a record taken back: %v", err)
	}

	recipe, _, _, err = s.documentAsked(storetest.OfficerEast, "走访表")
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		post := dir.PersonNamed(storetest.OfficerEast).Posts[0]
		post.Active = false
		return bureau.SavePost(tx, &post)
	})
	if _, _, err := s.made(recipe); !errors.Is(err, chat.ErrNotTheirs) {
		t.Errorf("of somebody without a role: %v", err)
	}
}
