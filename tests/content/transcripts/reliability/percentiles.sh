# Durations in milliseconds, one a line, and a percentile by nearest rank.
seq 9950 | sed 's/.*/20/' > pod-a.txt
seq 50 | sed 's/.*/2000/' > pod-b.txt
cat > p99.awk <<'AWK'
{ v[NR] = $1 }
END { print v[int((NR * 99 + 99) / 100)] }
AWK
