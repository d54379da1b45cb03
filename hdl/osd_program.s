; SPDX-License-Identifier: MIT
; osd_program - what osd_machine does: the seven commands, the settings at a frame, blinking
;
; hdl/gen_program.py makes hdl/gen/ovs_program.vh of it (`make gen`). Registers are words of 16 bits in a block RAM; those named
; below are variables, #value is a constant beside them. Instructions, with acc the accumulator and C what a compare left:
;
;   ld r    acc = r                    st r     r = acc               in r     low byte of r = next byte, waits for it
;   add r   acc = acc + r, C: carry    cmp r    C = acc >= r          inh r    high byte of r
;   sub r   acc = acc - r, C: >=       and r    acc = acc & r         poll     a frame's work may be done here
;   load r  r = word acc of the page written, seen: of the visible page            store r  word acc = r
;   crc r   r goes into the CRC        jmp jz jnz jc jnc jhigh: zero is of acc, high of the byte that came last
;   out / do: a strobe                 ret      end of a frame's work
;
; In `in` and `poll` a frame may come first: acc and C are lost there. Where a byte is waited for, `flush` begins at `next`.
; Word 8000h + 8 * n + m is line pair m of soft glyph n; else addresses are {row, column, code or attribute}, so that rows are kept
; in the high byte. A register that gets bytes by `in` has zeros in its other half.

; cursor of WRITE
var row_h col attr attr_right wide
; settings that wait for a COMMIT, as osd_display wants them; the two of the window are what drawing is clipped to
var flags x y cols rows_h scale palette frames duty frames_x4 lit_x4
; blinking: settings in force, and the place in the period; all times four
var in_force_x4 in_force_lit phase
; a command
var byte left pending notify mode after
; rectangle
var at_row_h at_col height_h width a b row_end from to line_end here
; UTF-8: bytes to come, their range, bits so far, of four bytes, a byte to be looked at again
var need low high bits four again
var t u
; by parameters of the build
const max_cols max_rows_h

        jmp boot
        jmp frame

; ---- a command ----
next:   in byte
        in left
        ld byte
        sub #1
        jz display
        sub #1
        jz locate
        sub #1
        jz write
        sub #1
        jz fill
        sub #1
        jz attribute
        sub #1
        jz font
        sub #1
        jz commit

wrong:  do error
skip:   ld left
        jz next
        sub #1
        st left
        in t
        jmp skip

; ---- DISPLAY ----
display:
        ld left
        sub #13
        jnz wrong
        in flags
        ld flags
        and #0x80
        jnz reset
        inh flags
        in x
        inh x
        in y
        inh y
        in cols
        inh rows_h
        in scale
        inh scale
        in frames
        in duty
        in palette
        ld cols
        cmp max_cols
        jnc narrow
        ld max_cols
        st cols
narrow: ld rows_h
        cmp max_rows_h
        jnc low_enough
        ld max_rows_h
        st rows_h
low_enough:
        ld x
        cmp #0x1000
        jnc x_near
        and #0x0fff
        add #0x1000
        st x
x_near: ld y
        cmp #0x1000
        jnc y_near
        and #0x0fff
        add #0x1000
        st y
y_near: ld frames
        add frames
        st t
        add t
        st frames_x4
        ld duty
        and #3
        st t
        ld #0
quarter:
        st lit_x4
        ld t
        jz next
        sub #1
        st t
        ld lit_x4
        add frames
        jmp quarter

; Both pages are cleared, with a change of pages between.
boot:   ld #0
        st phase
        st pending
        st left
        ld #2
        jmp clear
boot_2: do turn
        ld #1
        jmp clear

reset:  ld #12
        st left
        ld #1
clear:  st after
        ld #0
        st flags
        st x
        st y
        st palette
        st row_h
        st col
        st wide
        st mode
        ld max_cols
        st cols
        ld max_rows_h
        st rows_h
        ld #0x0300
        st scale
        ld #128
        st frames_x4
        ld #64
        st lit_x4
        ld #7
        st attr
        st b
        ld #0x20
        st a
page:   ld #0
        st at_row_h
        st at_col
        ld #0xff00
        st height_h
        ld #0xff
        st width
        jmp rectangle

; ---- LOCATE ----
locate: ld left
        sub #4
        jnz wrong
        inh row_h
        in col
        in attr
        inh attr
        ld attr
        and #0xdfff
        st attr
        add #0x2000
        st attr_right
        and #0x1000
        st wide
        jmp next

; ---- FONT ----
font:   ld left
        sub #17
        jnz wrong
        in byte
        ld byte
        add byte
        st t
        add t
        st t
        add t
        add #0x8000
        st here
        ld #8
lines:  st left
        in b
        inh b
        ld here
        store b
        add #1
        st here
        ld left
        sub #1
        jnz lines
        jmp next

; ---- FILL, ATTR: rectangles ----
fill:   ld #0
        jmp corners
attribute:
        ld #1
corners:
        st mode
        ld left
        sub #8
        jnz wrong
        st after
        inh at_row_h
        in at_col
        inh height_h
        in width
        in a
        inh a
        in b
        inh b

; mode 0: code a and attribute b; 1: attributes (old and a) xor b; 2: from the visible page, with its CRC
rectangle:
        ld at_row_h
        add height_h
        jc to_bottom
        cmp rows_h
        jnc in_window
to_bottom:
        ld rows_h
in_window:
        st row_end
        ld at_col
        add width
        cmp cols
        jnc in_line
        ld cols
in_line:
        st t
        add t
        st to
        ld at_col
        add at_col
        st from
a_row:  ld at_row_h
        cmp row_end
        jc drawn
        add to
        st line_end
        ld at_row_h
        add #0x0100
        st at_row_h
        sub #0x0100
        add from
        cmp line_end
        jc drawn
        st here
        ld mode
        jz put
        sub #1
        jz mask

copy:   poll
        ld here
        seen t
        crc t
        store t
        add #1
        st here
        cmp line_end
        jnc copy
        jmp a_row

put:    poll
        ld here
        store a
        add #1
        store b
        add #1
        st here
        cmp line_end
        jnc put
        jmp a_row

mask:   poll
        ld here
        add #1
        st here
        load t
        ld t
        and a
        st t
        and b
        st u
        ld t
        add b
        sub u
        sub u
        st t
        ld here
        store t
        add #1
        st here
        cmp line_end
        jnc mask
        jmp a_row

; after 0: a command is over; 1: the rest of it is skipped; 2: the other page; 3: COMMIT is over
drawn:  ld after
        jz next
        sub #1
        jz skip
        sub #1
        jz boot_2
        ld notify
        do copied
        jmp next

; ---- COMMIT ----
commit: ld left
        sub #1
        jnz wrong
        in notify
        ld #1
        st pending
        do wait
until_frame:
        poll
        ld pending
        jnz until_frame
        do crc_start
        ld #2
        st mode
        ld #3
        st after
        jmp page

; ---- WRITE ----
write:  ld #0
        st need
        st again
        st four
        ld left
        jz wrong
characters:
        ld left
        jz text_end
        sub #1
        st left
        in byte
look_again:
        ld need
        jnz continued
        jhigh lead
        ld byte

; acc goes to the cursor
emit:   st a
        ld row_h
        cmp rows_h
        jc hidden
        ld col
        cmp cols
        jc hidden
        add col
        add row_h
        store a
        add #1
        store attr
        st here
        ld wide
        jz onward
        ld col
        add #1
        st col
        cmp cols
        jc onward
        ld here
        add #1
        store a
        add #1
        store attr_right
onward: ld col
        add #1
        st col
emitted:
        ld again
        jz characters
        ld #0
        st again
        jmp look_again
; From column 128 on nothing is ever to be seen, and the cursor stays.
hidden: ld col
        and #0x80
        jnz emitted
        ld wide
        jz onward
        ld col
        add #1
        st col
        jmp onward

lead:   ld byte
        sub #0xc2
        jnc bad
        sub #0x1e
        jnc of_two
        sub #0x10
        jnc of_three
        sub #0x05
        jc bad
        ld #3
        st need
        st four
        ld byte
        sub #0xf0
        jz from_90
        sub #4
        jz below_90
any:    ld #0x80
at_least:
        st low
        ld #0xc0
        st high
        jmp characters
from_90:
        ld #0x90
        jmp at_least
from_a0:
        ld #0xa0
        jmp at_least
below_90:
        ld #0x90
        jmp at_most
below_a0:
        ld #0xa0
at_most:
        st high
        ld #0x80
        st low
        jmp characters
of_two: ld byte
        and #0x1f
        st bits
        ld #1
        st need
        jmp any
of_three:
        ld byte
        and #0x0f
        st bits
        ld #2
        st need
        ld byte
        sub #0xe0
        jz from_a0
        sub #0x0d
        jz below_a0
        jmp any

continued:
        ld byte
        cmp low
        jnc broken
        cmp high
        jc broken
        ld bits
        add bits
        st bits
        add bits
        st bits
        add bits
        st bits
        add bits
        st bits
        add bits
        st bits
        add bits
        st bits
        ld byte
        and #0x3f
        add bits
        st bits
        ld need
        sub #1
        st need
        jnz any
        ld four
        jnz unfinished
        ld bits
        jmp emit
; The byte begins the next sequence.
broken: ld need
        st again
unfinished:
        ld #0
        st need
        st four
bad:    ld #0xfffd
        jmp emit
text_end:
        ld need
        jnz unfinished
        jmp next

; ---- at every frame, between two instructions of the above ----
frame:  ld phase
        add #4
        st phase
        cmp in_force_x4
        jnc in_period
        ld #0
        st phase
in_period:
        ld pending
        jz blink
        ld y
        out win_y
        ld x
        out win_x
        ld rows_h
        out rows
        ld cols
        out cols
        ld scale
        out scale
        ld palette
        out palette
        ld flags
        out flags
        ld frames_x4
        st in_force_x4
        ld lit_x4
        st in_force_lit
        do turn
        ld #0
        st pending
blink:  ld in_force_x4
        jz lit
        ld phase
        add #3
        cmp in_force_lit
        jc dark
        ld #0
lit:    out dark
        ret
dark:   ld #1
        jmp lit

; ---- what osd_notice says in place of the daemon: bytes of commands; a|b: on composite video | elsewhere, from line_1 on dark | lit ----
        say 1 13 0x80 0 0 0 0 0 0 0 0 0 0 0 0           ; DISPLAY: reset
mark clean
        say 7 1 0                                       ; COMMIT
mark page
        say 1 13 1 0 240|16 0 32|16 0 30                ; DISPLAY: on, left, top, columns ...
mark rows
        say 1 0x02|0 0 0 0 0                            ; ... rows, dots four samples wide on composite video
        say 2 4 0 0 0x1f 8 3 30                         ; LOCATE: white on blue, WRITE
mark line_1
        say "PORT "
mark port
        say "   NO SIGNAL  - NO DAEMON|   SIGNAL OK  - NO DAEMON"
        say 2 4 1 0 0x1e 8 3 30                         ; yellow on blue
mark keys
        say "1-9 PORT  ARROWS NEXT  ESC END|NN ENTER  ARROWS NEXT  ESC END"    ; up to nine hosts | more
mark commit
        say 7 1 0
mark end
