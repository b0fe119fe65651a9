package dingtalk

import (
	"context"
	"crypto/rand"

	"liaison/store"
)

// saltName is the setting that makes the names of our cards differ from those of other
// databases, and from those made after the backup that a database was restored from.
const saltName = "dingtalk.salt"

// saltOf returns the salt of a database, a new one the first time.
func saltOf(db *store.DB) (salt string, err error) {
	err = db.Update(context.Background(), func(tx *store.Tx) error {
		if salt, err = store.Setting(tx, saltName); err != nil || salt != "" {
			return err
		}
		salt = rand.Text()
		return store.Set(tx, saltName, salt)
	})
	return salt, err
}
