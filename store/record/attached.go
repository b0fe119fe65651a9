package record

// Attached counts what came with a draft or stands with a record.
type Attached struct {
	Photos int `json:"photos,omitempty"`
	Others int `json:"others,omitempty"` // videos, voice messages, documents
}

// Add counts more.
func (a *Attached) Add(more Attached) {
	a.Photos += more.Photos
	a.Others += more.Others
}

// Any reports whether there is anything.
func (a Attached) Any() bool { return a.Photos+a.Others > 0 }
