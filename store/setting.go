package store

import "context"

// BotName is the setting that holds the name of the bot on Telegram.
const BotName = "bot_name"

// RobotName is the setting that holds what the bot is called where people search for it.
const RobotName = "robot_name"

// Introduced is the setting that tells which introduction of the bot the channel shows.
const Introduced = "introduced"

// Setting returns the value of a setting of the bureau, or "".
func Setting(tx *Tx, name string) (string, error) {
	v, err := One[string](tx, `SELECT value FROM setting WHERE name = $1`, name)
	if err == ErrNotFound {
		return "", nil
	}
	return v, err
}

// SettingIn returns a setting of a database file that is not open. It writes nothing.
func SettingIn(ctx context.Context, path, name string) (value string, err error) {
	pool, err := lookAt(path)
	if err != nil {
		return "", err
	}
	defer pool.Close()
	err = pool.QueryRowContext(ctx, `SELECT value FROM setting WHERE name = $1`, name).Scan(&value)
	return value, err
}

// Settings returns, by name, the settings whose names begin with a prefix of letters and
// dots.
func Settings(tx *Tx, prefix string) (map[string]string, error) {
	type setting struct{ name, value string }
	found, err := Find(tx, func(s *setting) []any { return []any{&s.name, &s.value} },
		`SELECT name, value FROM setting WHERE name LIKE $1`, prefix+"%")
	by := make(map[string]string, len(found))
	for _, s := range found {
		by[s.name] = s.value
	}
	return by, err
}

// Set stores a setting of the bureau.
func Set(tx *Tx, name, value string) error {
	return tx.Exec(`INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}
