package messages

// What the buttons of a roster's card do.
const (
	DoApply      = "apply"
	DoDeactivate = "off"
)
