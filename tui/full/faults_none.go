//go:build !faults

package full

import tea "github.com/charmbracelet/bubbletea"

// faulty is the model itself; see faults.go.
func faulty(m *Model) tea.Model { return m }
