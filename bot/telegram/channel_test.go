package telegram

import "liaison/bot/channel"

// What the tests know of the channel's numbers.
const (
	underWay    = channel.UnderWay
	smallTries  = channel.SmallTries
	mostUnread  = channel.MostUnread
	firstWait   = channel.FirstWait
	longestWait = channel.LongestWait
	grace       = channel.Grace
	fewTries    = channel.FewTries
	tick        = channel.Tick
)
