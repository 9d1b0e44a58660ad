# The peer's half of classes_bench: Rscript classes_peer.R FOLDER. All values, no sample; fisher is classInt's exact method, O(n²).
suppressPackageStartupMessages(library(classInt))
folder <- commandArgs(TRUE)[1]
cat("who,method,n,cpu,limits\n")
measure <- function(name, style, values, runs) {
  best <- Inf
  for (run in seq_len(runs)) {
    t <- system.time(breaks <- classIntervals(values, 7, style, largeN = Inf, samp_prop = 1)$brks)
    best <- min(best, t[["user.self"]] + t[["sys.self"]])
  }
  cat(sprintf("classInt,%s,%d,%.4f, %s\n", name, length(values), best, paste(sprintf("%.4f", breaks[-c(1, length(breaks))]), collapse = " ")))
}
for (n in c(10000L, 40000L, 200000L, 1000000L)) {
  values <- scan(file.path(folder, sprintf("values_%d.csv", n)), quiet = TRUE)
  if (n <= 40000L) measure("jenks", "fisher", values, 1)
  measure("quantile", "quantile", values, 3)
  measure("head-tail", "headtails", values, 3)
}
