// SPDX-License-Identifier: MIT
// Names of keys for the tests: key id = set-2 make code, bit 7 for E0 (docs/architecture.md).
#ifndef HID_KEYS_H
#define HID_KEYS_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

inline const std::map<std::string, uint8_t> &key_ids()
{
	static const std::map<std::string, uint8_t> ids = {
		{"A", 0x1C}, {"B", 0x32}, {"C", 0x21}, {"D", 0x23}, {"E", 0x24}, {"F", 0x2B}, {"G", 0x34},
		{"H", 0x33}, {"I", 0x43}, {"J", 0x3B}, {"K", 0x42}, {"L", 0x4B}, {"M", 0x3A}, {"N", 0x31},
		{"O", 0x44}, {"P", 0x4D}, {"Q", 0x15}, {"R", 0x2D}, {"S", 0x1B}, {"T", 0x2C}, {"U", 0x3C},
		{"V", 0x2A}, {"W", 0x1D}, {"X", 0x22}, {"Y", 0x35}, {"Z", 0x1A},
		{"0", 0x45}, {"1", 0x16}, {"2", 0x1E}, {"3", 0x26}, {"4", 0x25}, {"5", 0x2E}, {"6", 0x36},
		{"7", 0x3D}, {"8", 0x3E}, {"9", 0x46}, {"Slash", 0x4A}, {"Backslash", 0x5D},
		{"Enter", 0x5A}, {"Space", 0x29}, {"Esc", 0x76}, {"Tab", 0x0D}, {"Backspace", 0x66},
		{"F1", 0x05}, {"F2", 0x06}, {"F3", 0x04}, {"F4", 0x0C}, {"F5", 0x03}, {"F6", 0x0B}, {"F7", 0x02},
		{"F8", 0x0A}, {"F9", 0x01}, {"F10", 0x09}, {"F11", 0x78}, {"F12", 0x07},
		{"CapsLock", 0x58}, {"NumLock", 0x77}, {"ScrollLock", 0x7E}, {"Pause", 0x62}, {"SysRq", 0x7F},
		{"PrintScreen", 0xFC}, {"LeftShift", 0x12}, {"RightShift", 0x59}, {"LeftCtrl", 0x14},
		{"RightCtrl", 0x94}, {"LeftAlt", 0x11}, {"RightAlt", 0x91}, {"LeftSuper", 0x9F}, {"Menu", 0xAF},
		{"Insert", 0xF0}, {"Delete", 0xF1}, {"Home", 0xEC}, {"End", 0xE9}, {"PageUp", 0xFD},
		{"PageDown", 0xFA}, {"Up", 0xF5}, {"Down", 0xF2}, {"Left", 0xEB}, {"Right", 0xF4},
		{"KP0", 0x70}, {"KP1", 0x69}, {"KP2", 0x72}, {"KP3", 0x7A}, {"KP5", 0x73}, {"KP9", 0x7D},
		{"KPSlash", 0xCA}, {"KPEnter", 0xDA}, {"KPPlus", 0x79}, {"KPMinus", 0x7B}, {"KPStar", 0x7C},
		{"Minus", 0x4E}, {"Equal", 0x55},
	};
	return ids;
}

// What a plain keyboard in scan set 2 sends for a key; without pretended shifts but for Print Screen.
inline std::vector<uint8_t> set2_bytes(uint8_t id, bool down)
{
	if (id == 0x62)
		return down ? std::vector<uint8_t>{0xE1, 0x14, 0x77, 0xE1, 0xF0, 0x14, 0xF0, 0x77} : std::vector<uint8_t>{};
	if (id == 0xFC && down)
		return {0xE0, 0x12, 0xE0, 0x7C};
	if (id == 0xFC)
		return {0xE0, 0xF0, 0x7C, 0xE0, 0xF0, 0x12};
	std::vector<uint8_t> bytes;
	if (id & 0x80)
		bytes.push_back(0xE0);
	if (!down)
		bytes.push_back(0xF0);
	bytes.push_back(id == 0x02 ? 0x83 : id == 0x7F ? 0x84 : id & 0x7F);
	return bytes;
}

#endif
