/** Screens that hold no wide table: phones, and windows beside another one. */
export const NARROW = 'screen and (max-width: 680px)';

/** The look of the HTML report, on screen and on A4 paper. Contrast of text at least 7:1. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 14px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; color: #1b1b1b; background: #fff; max-width: 1100px; margin: 24px auto; padding: 0 16px; overflow-wrap: anywhere; }
h1 { font-size: 24px; margin: 0 0 12px; } h2 { font-size: 18px; margin: 28px 0 10px; } h3 { font-size: 15px; margin: 0 0 2px; }
h1, h2, h3, .place { break-after: avoid; }
.cards { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; padding: 0; }
.cards li { border: 1px solid #c4c4c4; border-top: 3px solid #5a5a5a; border-radius: 4px; padding: 6px 16px; min-width: 72px; text-align: center; }
.cards b { font-size: 24px; line-height: 1.3; display: block; font-variant-numeric: tabular-nums; }
.cards .red { border-top-color: #a80000; } .cards .red b { color: #a80000; }
.cards .yellow { border-top-color: #8a5a00; } .cards .yellow b { color: #6b4500; }
.cards .ready { border-top-color: #0b5a0b; } .cards .ready b { color: #0b5a0b; }
.chart { max-width: 870px; font-size: 13px; list-style: none; padding: 0; margin: 0; }
.chart li { display: grid; grid-template-columns: 17em 1fr 10em; gap: 8px; align-items: center; padding: 2px 0; break-inside: avoid; } .chart li > :first-child { text-align: right; }
.legend { font-size: 13px; margin: 8px 0 0; }
.badge { display: inline-block; min-width: 1.4em; padding: 0 4px; border-radius: 3px; text-align: center; font-weight: bold; font-size: 12px; line-height: 1.5; border: 1px solid #5a5a5a; }
.badge.red { color: #8a0000; border-color: #a80000; background: #fdecec; } .badge.yellow { color: #5c3a00; border-color: #8a5a00; background: #fff4dc; } .badge.blue { color: #0d3f78; border-color: #1565c0; background: #e8f1fb; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { border: 1px solid #b5b5b5; padding: 3px 6px; text-align: left; vertical-align: top; }
th { background: #eef1f6; white-space: nowrap; } thead { display: table-header-group; } tr { break-inside: avoid; }
.none { color: #595959; font-weight: normal; }
tbody tr:nth-child(even) { background: #fafafa; }
.number { text-align: right; width: 1%; white-space: nowrap; font-variant-numeric: tabular-nums; }
.forms td.fix, .forms td.review, .forms td.ready { white-space: nowrap; }
td.fix a { color: #a80000; font-weight: bold; } td.review a { color: #6b4500; } td.ready a { color: #0b5a0b; }
.unread td { color: #a80000; }
.place { color: #4a4a4a; margin: 0; }
.findings { padding-left: 0; list-style: none; }
.findings li { border-left: 4px solid #1565c0; padding: 2px 8px; margin: 6px 0; break-inside: avoid; white-space: pre-line; }
.findings li.red { border-color: #c62828; } .findings li.yellow { border-color: #c77700; }
.findings li.explained { border-color: #8a8a8a; color: #4a4a4a; }
section { border-top: 1px solid #d5d5d5; padding-top: 10px; margin-top: 14px; }
.verdict { font-size: 12px; font-weight: bold; margin-left: 6px; }
.verdict.fix { color: #a80000; } .verdict.review { color: #6b4500; } .verdict.ready { color: #0b5a0b; }
.working { font-family: Consolas, "DejaVu Sans Mono", monospace; color: #333; }
footer { margin-top: 32px; color: #4a4a4a; font-size: 12px; }
@media ${NARROW} {
  body { margin: 12px auto; padding: 0 12px; } h1 { font-size: 21px; }
  .cards { gap: 6px; } .cards li { padding: 4px 8px; flex: 1 0 64px; min-width: 0; font-size: 13px; } .cards b { font-size: 20px; }
  .chart li { grid-template-columns: 1fr max-content; gap: 0 8px; padding: 3px 0; } .chart li > :first-child { grid-column: 1 / -1; text-align: left; }
  .legend { line-height: 2; }
  .wide, .wide tbody, .wide tr, .wide td { display: block; } .wide thead { display: none; }
  .wide tr { border: 1px solid #b5b5b5; border-radius: 4px; padding: 6px 8px; margin: 6px 0; }
  .wide td { border: 0; padding: 0; width: auto; text-align: left; } .wide td:first-child { font-weight: bold; }
  .wide td.number, .wide td.number ~ td { display: inline-block; margin-right: 14px; }
  .wide tr > td.none, .wide tr > td:empty { display: none; }
  .wide td::before { color: #595959; font-weight: normal; margin-right: 4px; }
}
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5px; color: #000; }
  a { color: inherit; text-decoration: none; }
  table { font-size: 9.5px; } th, td { padding: 2px 4px; }
  h1 { font-size: 18px; } h2 { font-size: 14px; margin-top: 18px; } h3 { font-size: 12px; }
  .cards { gap: 5px; } .cards li { padding: 3px 8px; min-width: 58px; } .cards b { font-size: 17px; } .chart { max-width: none; font-size: 9.5px; } .chart li { padding: 0; } .chart svg { height: 11px; } .legend, .badge, .verdict { font-size: 9.5px; } .badge { min-width: 1.2em; padding: 0 2px; }
  .cards { break-inside: avoid; } .findings li { margin: 3px 0; line-height: 1.45; } section { margin-top: 8px; padding-top: 6px; }
  @page { margin: 14mm 13mm; }
}
`.trim();
