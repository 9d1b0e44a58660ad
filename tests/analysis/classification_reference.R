# Reference limits of classification_test.cpp: Rscript classification_reference.R
# Made with R 4.2.2 and classInt 0.4-9 (Debian 12, r-cran-classint), 2026-11-26. Inner limits only: classInt also gives both ends.
suppressPackageStartupMessages(library(classInt))
columns <- list(
  islands = as.numeric(islands), rivers = as.numeric(rivers), precip = as.numeric(precip), # of R itself: package datasets
  scattered = ((seq_len(500) * 7919) %% 1009) / 7,
  tailed = ((seq_len(400) * 7919) %% 1009)^3 / 1000,        # a long tail on the right
  near = ((seq_len(300) * 7919) %% 1009) / 8)
# The same far from 0 (1e9 + near) is not asked of classInt, whose sums of squares cancel there: it cuts an even spread at 26.75 and 90.25.
for (name in names(columns)) for (style in c("fisher", "quantile", "headtails", "equal")) for (n in if (style == "headtails") 9 else c(3, 5, 7)) {
  limits <- suppressWarnings(classIntervals(columns[[name]], n, style)$brks)
  inner <- limits[-c(1, length(limits))]
  cat(sprintf("    {%s(), Method::%s, %d, {%s}},\n", name, c(fisher = "jenks", quantile = "quantile", headtails = "head_tail", equal = "equal")[[style]], n,
              paste(sprintf("%.17g", inner), collapse = ", ")))
}
for (name in c("islands", "rivers", "precip")) cat(strwrap(paste0(name, ": ", paste(sprintf("%g", columns[[name]]), collapse = ", ")), 118), sep = "\n")
