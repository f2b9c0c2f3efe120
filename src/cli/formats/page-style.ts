/** The look of the HTML report, on screen and on A4 paper. Contrast of text at least 7:1. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 14px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; color: #1b1b1b; background: #fff; max-width: 1100px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 28px; } h3 { font-size: 15px; margin: 20px 0 4px; }
.cards { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; padding: 0; }
.cards li { border: 1px solid #8a8a8a; border-radius: 4px; padding: 6px 14px; }
.cards b { font-size: 20px; }
.cards .red { border-color: #a80000; } .cards .yellow { border-color: #8a5a00; } .cards .ready { border-color: #0b5a0b; }
.chart { width: 100%; max-width: 860px; font-size: 13px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { border: 1px solid #b5b5b5; padding: 3px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f0f0f0; } thead { display: table-header-group; } tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.fix a { color: #a80000; font-weight: bold; } td.review a { color: #6b4500; } td.ready a { color: #0b5a0b; }
.unread td { color: #a80000; }
.place { color: #4a4a4a; margin: 0; overflow-wrap: anywhere; }
.findings { padding-left: 0; list-style: none; }
.findings li { border-left: 4px solid #1565c0; padding: 2px 8px; margin: 6px 0; break-inside: avoid; overflow-wrap: anywhere; white-space: pre-line; }
.findings li.red { border-color: #c62828; } .findings li.yellow { border-color: #c77700; }
.findings li.explained { border-color: #8a8a8a; color: #4a4a4a; }
.light { font-weight: bold; } .working { font-family: Consolas, "DejaVu Sans Mono", monospace; color: #333; }
footer { margin-top: 32px; color: #4a4a4a; font-size: 12px; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } a { color: inherit; text-decoration: none; } @page { size: A4; margin: 15mm; } }
`.trim();
