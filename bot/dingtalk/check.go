package dingtalk

import (
	"context"
	"crypto/rand"
)

// Parts of an app that can be wrong apart from each other.
const (
	PartApp      = "app"      // its id and secret, and the Stream
	PartTemplate = "template" // the cards and their scope
	PartRobot    = "robot"    // the messages and their scope
)

// nobody is a user who is not there: what is sent to them tells whether it could be.
const nobody = "liaison-check"

// Check tries each part without anybody noticing, and returns what is wrong with it. It takes two
// calls of the month.
func (a *API) Check(ctx context.Context) (faults map[string]error) {
	faults = map[string]error{PartApp: a.Look(ctx)}
	if faults[PartApp] != nil {
		return faults
	}
	values, err := params("liaison", nil, nil)
	if err == nil {
		w := &wire{api: a, salt: rand.Text()}
		err = w.create(ctx, w.hash("check"), nobody, "liaison", values)
	}
	if coded(err, notDelivered) || coded(err, "param.userIdNotExist") || coded(err, "param.openSpaceIdInvalid") { // as it should be
		err = nil
	}
	faults[PartTemplate] = err
	err = a.send(ctx, nobody, "sampleText", map[string]string{"content": "liaison"})
	if coded(err, invalidStaff) || coded(err, "staffId.notExisted") {
		err = nil
	}
	faults[PartRobot] = err
	return faults
}
