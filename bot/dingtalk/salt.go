package dingtalk

import (
	"context"
	"crypto/rand"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// saltName is the setting that makes the names of our cards differ from those of other
// databases, and from those made after the backup that a database was restored from.
const saltName = "dingtalk.salt"

// saltLife is how long the service may not have been heard of before a new salt is made: a
// database that was restored from a backup would name other cards as those of the days since.
// What was under way when the program was killed so long ago may be sent once more.
const saltLife = time.Hour

// saltOf returns the salt of a database, a new one the first time and after a long time.
func saltOf(db *store.DB) (salt string, err error) {
	err = db.Update(context.Background(), func(tx *store.Tx) error {
		heard, err := chat.LastHeard(tx, Channel)
		if err != nil {
			return err
		}
		if salt, err = store.Setting(tx, saltName); err != nil || salt != "" && (heard.IsZero() || tx.Now.Sub(heard) < saltLife) {
			return err
		}
		salt = rand.Text()
		return store.Set(tx, saltName, salt)
	})
	return salt, err
}
