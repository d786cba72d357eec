module ownpace

go 1.26.8

require (
	github.com/gofrs/flock v0.13.1
	github.com/mattn/go-runewidth v0.0.31
	go.etcd.io/bbolt v1.5.0
	golang.org/x/text v0.43.0
	gopkg.in/yaml.v3 v3.0.1
)

require (
	github.com/clipperhouse/uax29/v2 v2.2.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
)
