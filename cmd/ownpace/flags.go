package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// What is wrong with a flag, in words for whoever wrote it.

// wrongFlag is the error of usage for a flag that cannot be taken.
func wrongFlag(cmd *cobra.Command, err error) error {
	return usageError{fmt.Errorf("%s%s%s --help lists what there is", flagTold(err), flagMeant(cmd, err), cmd.CommandPath())}
}

// flagMeant asks for the flag that is near to one there is not: also where it was written with
// one dash.
func flagMeant(cmd *cobra.Command, err error) string {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return "; "
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	name := unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		name = letters
	}
	return meant("--"+name, known)
}

func flagTold(err error) string {
	var value *pflag.InvalidValueError
	var none *pflag.ValueRequiredError
	var unknown *pflag.NotExistError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &value):
		return fmt.Sprintf("--%s wants %s, not %q", value.GetFlag().Name, wanted(value), value.GetValue())
	case errors.As(err, &none):
		name, _ := pflag.UnquoteUsage(none.GetFlag())
		return fmt.Sprintf("--%s wants something after it: --%[1]s %s", none.GetFlag().Name, strings.ToUpper(name))
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fmt.Sprintf("there is no flag -%.1s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return fmt.Sprintf("there is no flag --%s", unknown.GetSpecifiedName())
	case errors.As(err, &syntax):
		return fmt.Sprintf("%q is no flag", syntax.GetSpecifiedFlag())
	}
	return err.Error()
}

// wanted says what a flag takes, as far as the value that was given missed it.
func wanted(e *pflag.InvalidValueError) string {
	switch kind := e.GetFlag().Value.Type(); {
	case kind == "bool":
		return "true or false, or nothing after it"
	case errors.Is(e, strconv.ErrRange):
		return "a number with fewer digits"
	case kind == "uint64" && strings.HasPrefix(e.GetValue(), "-"):
		return "a whole number from 0 on"
	}
	return "a whole number"
}
