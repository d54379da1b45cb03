#!/bin/sh
# SPDX-License-Identifier: MIT
# The plots of docs/composite.md from docs/images/composite/points.txt (needs gnuplot: Debian's gnuplot-nox)
# usage: plots.sh WHERE-TO-WORK
set -e
points=docs/images/composite/points.txt images=docs/images/composite work=$1
plot() {        # sweep, file, what is on the x axis, its range
	for s in NTSC PAL; do
		grep "^$1|$s|" "$points" | tr '|' ' ' >"$work.$1.$s"
	done
	gnuplot <<-END
		set terminal pngcairo size 900,760 font "sans,11"
		set output "$images/$2.png"
		set multiplot layout 2,1
		set grid
		set xrange [$4]
		set lmargin 9
		set key above maxrows 3
		set bmargin 4
		set ylabel "share"
		set yrange [-0.05:1.05]
		plot "$work.$1.NTSC" using 3:5 with linespoints lc rgb "#c02020" title "NTSC: held, of the time", \
		     "$work.$1.PAL" using 3:5 with linespoints lc rgb "#2040c0" title "PAL: held", \
		     "$work.$1.NTSC" using 3:4 with linespoints dt 2 lc rgb "#e08080" title "NTSC: found within 12 fields, of the starts", \
		     "$work.$1.PAL" using 3:4 with linespoints dt 2 lc rgb "#8090e0" title "PAL: found"
		set ylabel "samples of 37 ns"
		set xlabel "$3"
		set yrange [0:16]
		plot "$work.$1.NTSC" using 3:(\$5 == 1 ? \$7 : NaN) with linespoints lc rgb "#c02020" title "NTSC: jitter, rms", \
		     "$work.$1.PAL" using 3:(\$5 == 1 ? \$7 : NaN) with linespoints lc rgb "#2040c0" title "PAL: jitter", \
		     "$work.$1.NTSC" using 3:(\$5 == 1 ? \$8 : NaN) with linespoints dt 2 lc rgb "#e08080" title "NTSC: the worst line", \
		     "$work.$1.PAL" using 3:(\$5 == 1 ? \$8 : NaN) with linespoints dt 2 lc rgb "#8090e0" title "PAL: the worst line", \
		     "$work.$1.NTSC" using 3:(\$5 == 1 ? -\$6 : NaN) with lines dt 3 lc rgb "#c02020" title "NTSC: all to the left by", \
		     "$work.$1.PAL" using 3:(\$5 == 1 ? -\$6 : NaN) with lines dt 3 lc rgb "#2040c0" title "PAL: all to the left by"
	END
}
plot noise lock-noise "signal to noise, dB (blanking to white : rms of white noise in 13.5 MHz)" 40:4
plot missing lock-missing "line syncs missing, % (at 40 dB)" 0:80
