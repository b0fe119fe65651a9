package dingtalk

import (
	"errors"
	"net/http"
	"time"

	"liaison/bot/channel"
)

// Waits that the service does not tell. Each call counts in the month, also one that is refused.
const (
	aSecond  = time.Second
	aMoment  = 10 * time.Second // after a fault of the service itself
	aWhile   = 5 * time.Minute  // until an admin put something right
	theMonth = time.Hour        // the month's calls are spent: asked again then
)

// faults are the codes of the service that mean more than their status.
var faults = map[string]struct {
	verdict channel.Verdict
	wait    time.Duration
}{
	"param.cardNotExist": {channel.Gone, 0},

	"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi": {channel.Flood, aSecond},
	"Forbidden.AccessDenied.QpsLimitForApi":          {channel.Flood, aSecond},
	"90018":                                          {channel.Flood, aSecond},
	"90002":                                          {channel.Flood, aSecond},
	"send.too.fast":                                  {channel.Flood, aSecond},
	flowControlled:                                   {channel.Flood, aMoment},
	"1111":                                           {channel.Flood, banned},

	"Forbidden.AccessDenied.ApiCountLimitForOrg": {channel.Flood, theMonth},
	"90020": {channel.Flood, theMonth},

	"Forbidden.AccessDenied.AccessTokenPermissionDenied": {channel.Later, aWhile},
	"Forbidden.AccessDenied.IpNotInWhiteList":            {channel.Later, aWhile},
	"60011":                               {channel.Later, aWhile},
	"60020":                               {channel.Later, aWhile},
	"param.templateNotExist":              {channel.Later, aWhile},
	"param.templateUnpublished":           {channel.Later, aWhile},
	"invalidParameter.robotCode.notExsit": {channel.Later, aWhile},
	"InvalidAuthentication":               {channel.Later, aMoment}, // also with a new token

	invalidStaff:                 {channel.Blocked, 0},
	"staffId.notExisted":         {channel.Blocked, 0},
	"param.userIdNotExist":       {channel.Blocked, 0},
	"chatbotId.notAllow.sendOTO": {channel.Blocked, 0},
}

// What stands in the lists of an answer 200.
const (
	invalidStaff   = "invalidStaffIdList"
	flowControlled = "flowControlledStaffIdList"
	filteredStaff  = "filteredStaffIdList"
	notDelivered   = "deliverResults"
)

// judge reads an error.
func judge(err error) (channel.Verdict, time.Duration) {
	switch {
	case err == nil:
		return channel.Taken, 0
	case errors.Is(err, channel.ErrTooBig):
		return channel.Refused, 0
	case errors.Is(err, ErrAppRefused):
		return channel.Later, aWhile
	}
	f, ok := errors.AsType[*Fault](err)
	if !ok {
		return channel.Later, 0
	}
	if known, ok := faults[f.Code]; ok {
		return known.verdict, known.wait
	}
	switch {
	case f.Wait > 0:
		return channel.Flood, f.Wait
	case f.Status == http.StatusTooManyRequests:
		return channel.Flood, aSecond
	case f.Status >= 500 || f.Code == "":
		return channel.Later, aMoment
	case f.Status == http.StatusUnauthorized || f.Status == http.StatusForbidden:
		return channel.Later, aWhile
	}
	return channel.Refused, 0
}
