// What can be pressed on the page. Everything that can be read is there without this script.
// Text reaches the page through textContent and attributes alone, never as markup.
'use strict';
(() => {
  const PAGE = 300; // rows added at a time
  const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add('js');

  // ---- small words, the same as Words.java says them

  const number = n => n.toLocaleString('en-US');
  const count = (n, noun) => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
  const stamp = seconds => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const share = (part, all) => {
    if (part === 0 || part === all) return part === 0 ? '0%' : '100%';
    const percent = 100 * part / all;
    return percent < 0.1 ? '<0.1%' : percent > 99.9 ? '>99.9%' : percent.toFixed(1) + '%';
  };
  const cut = (text, most) => text.length > most ? text.slice(0, most) + '…' : text;

  // Makes visible what would show nothing or turn the direction of the text, as Html.java does.
  const DECEIVING = new RegExp('[\\u0080-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e' +
    '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]', 'gu');
  const visible = text => text
    .replace(/[\0-\x08\x0b-\x1f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\x7f/g, '\u2421')
    .replace(DECEIVING,
      c => `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);

  const el = (tag, css, ...children) => {
    const node = document.createElement(tag);
    if (css) node.className = css;
    node.append(...children.map(child => typeof child === 'string' ? visible(child) : child));
    return node;
  };
  const svg = (tag, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    return node;
  };

  // ---- theme

  const theme = $('#theme');
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme || (systemDark.matches ? 'dark' : 'light')) === 'dark';
  const nameTheme = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.hidden = false;
  theme.setAttribute('aria-label', 'Switch between light and dark');
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    nameTheme();
  });
  systemDark.addEventListener('change', nameTheme);
  nameTheme();

  // ---- data

  const dataText = $('#report-data').textContent;
  const report = JSON.parse(dataText);

  const download = $('#download');
  download.hidden = false;
  download.addEventListener('click', () => {
    const link = el('a');
    link.href = URL.createObjectURL(new Blob([dataText], {type: 'application/json'}));
    link.download = 'loginsight-report.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });

  const list = $('#list');
  if (!list) return; // no patterns, so nothing to search, sort or draw
  const rowsBox = $('#rows');

  const worst = levels => LEVELS.findLastIndex(level => levels[level]);
  const full = p => ({
    id: p.id, template: p.template, slots: p.slots, events: p.counts.events,
    lines: p.counts.lines, levels: p.counts.levels, worst: worst(p.counts.levels),
    first: p.seen && Date.parse(p.seen.first) / 1000, last: p.seen && Date.parse(p.seen.last) / 1000,
    series: p.series, labels: p.labels, examples: p.examples,
  });
  // A row of Shortened.java: indexes stand for names.
  const outlined = (row, s) => {
    const [id, template, slots, events, lines, levelCounts, first, last, series, labels, ...example] = row;
    const levels = {}, start = [], counts = [];
    for (let i = 0; i < levelCounts.length; i += 2) {
      levels[s.levelNames[levelCounts[i]]] = levelCounts[i + 1];
    }
    for (let i = 0; i < series.length; i += 2) {
      start.push(s.origin + series[i] * s.stepSeconds);
      counts.push(series[i + 1]);
    }
    const examples = example.length === 0 ? [] : [{
      source: s.sources[example[0]], line: example[1], lines: [example[2]],
      level: null, time: null,
    }];
    return {
      id, template, slots: slots.map(type => ({type: s.slotTypes[type], name: null, examples: []})),
      events, lines, levels, worst: worst(levels), first, last,
      series: {stepSeconds: s.stepSeconds, start, count: counts},
      labels: labels.map(i => ({kind: s.labels[i][0], value: s.labels[i][1], because: ''})), examples,
    };
  };
  const shortened = report.shortened;
  const rows = report.chunk.patterns.map(full)
    .concat(shortened ? shortened.patterns.map(row => outlined(row, shortened)) : []);
  const byId = new Map(rows.map(row => [row.id, row]));
  const allEvents = report.chunk.counts.events;
  const searchText = row => row.text ??= [
    row.template, row.id, ...row.slots.map(slot => slot.type),
    ...row.labels.map(label => `${label.kind} ${label.value}`),
    ...row.examples.flatMap(example => [example.source, ...example.lines]),
  ].join('\n').toLowerCase();

  // ---- rows that the page does not hold yet, in the shape of PatternRows.java

  const levelName = level => el('span', `lv lv-${(level || 'none').toLowerCase()}`, level || 'no level');

  const typeName = type => type.toLowerCase().replace('_', ' ');
  const template = row => {
    const parts = row.template.split('<*>');
    return parts.flatMap((text, i) => i === parts.length - 1 ? [text]
      : [text, el('span', 'slot', row.slots[i] ? typeName(row.slots[i].type) : 'any')]);
  };

  const levelMix = row => {
    const present = LEVELS.filter(level => row.levels[level]);
    if (present.length < 2) return [];
    const mix = svg('svg', {class: 'mix', 'aria-hidden': 'true'});
    let x = 0;
    for (const level of present) {
      const width = 100 * row.levels[level] / row.events;
      mix.append(svg('rect',
        {class: 'lv-' + level.toLowerCase(), x: x + '%', width: width + '%', height: '100%'}));
      x += width;
    }
    return [mix];
  };

  const sparkline = series => {
    const {origin, step, size} = rowsBox.dataset;
    if (!size || series.start.length === 0) return [];
    const bins = new Array(+size).fill(0);
    series.start.forEach((start, i) => {
      const bin = Math.floor((start - origin) / step);
      if (bin >= 0 && bin < bins.length) bins[bin] += series.count[i]; // the others are far away
    });
    const most = Math.max(...bins);
    const d = bins.map((n, i) =>
      n ? `M${2 * i + 1} 20v${-Math.max(2, Math.round(20 * n / most))}` : '').join('');
    const chart = svg('svg', {class: 'spark', viewBox: `0 0 ${2 * bins.length} 20`,
      preserveAspectRatio: 'none', 'aria-hidden': 'true'});
    chart.append(svg('path', {d}));
    return [chart];
  };

  const seen = row => {
    if (row.first == null) return [];
    const say = seconds => {
      const time = el('time', '', stamp(seconds).slice(rowsBox.dataset.oneday === 'true' ? 11 : 0));
      time.dateTime = new Date(seconds * 1000).toISOString();
      return time;
    };
    return Math.floor(row.first) === Math.floor(row.last) ? [say(row.first)] : [say(row.first), say(row.last)];
  };

  const example = event => {
    const where = el('p', 'where');
    if (event.level) where.append(levelName(event.level));
    if (event.time) where.append(el('time', '', event.time.replace('T', ' ').replace('Z', '')));
    where.append(el('span', 'src', `${event.source}:${event.line}`));
    return el('div', `event lv-${(event.level || 'none').toLowerCase()}`, where,
      el('pre', '', event.lines.slice(0, 12).map(line => cut(line, 1000)).join('\n')));
  };

  const SCALES = {
    NANOSECONDS: [[3600e9, ' h'], [60e9, ' min'], [1e9, ' s'], [1e6, ' ms'], [1e3, ' µs'], [1, ' ns']],
    BYTES: [[2 ** 40, ' TB'], [2 ** 30, ' GB'], [2 ** 20, ' MB'], [2 ** 10, ' KB'], [1, ' B']],
    NONE: [[1, '']],
  };
  const threeDigits = value => {
    const size = Math.abs(value);
    if (size >= 1e15 || (size > 0 && size < 0.001)) return value.toExponential(2);
    return size >= 100 || Number.isInteger(value) ? number(Math.round(value)) : String(+value.toPrecision(3));
  };
  const quantity = (value, unit) => {
    const scales = SCALES[unit];
    const [size, name] = scales.find(scale => Math.abs(value) >= scale[0]) || [1, scales.at(-1)[1]];
    return threeDigits(value / size) + name;
  };

  const numbersOf = n => {
    const at = share => (n.quantiles.find(q => q.share >= share) || {value: n.max}).value;
    const say = value => quantity(value, n.unit);
    const several = n.min < n.max;
    const node = el('span', 'val');
    if (several) {
      const far = n.min > 0 && n.max > 50 * n.min;
      const x = value => (2 + 136 * (far ? Math.log(value / n.min) / Math.log(n.max / n.min)
        : (value / 2 - n.min / 2) / (n.max / 2 - n.min / 2))).toFixed(1);
      const box = svg('svg', {class: 'box', viewBox: '0 0 140 14', 'aria-hidden': 'true'});
      const line = (css, from, to) => svg('path', {class: css, d: `M${x(from)} 7H${x(to)}`});
      box.append(line('axis', n.min, n.max), line('most', at(0.05), at(0.95)),
        line('half', at(0.25), at(0.75)), svg('path', {class: 'median', d: `M${x(at(0.5))} 1v12`}));
      node.append(box);
    }
    node.append(el('b', '', say(at(0.5))), el('small', '', 'median'));
    if (several) {
      node.append(el('b', '', say(at(0.95))), el('small', '', '95%'),
        el('b', '', `${say(n.min)} – ${say(n.max)}`), el('small', '', 'range'));
    }
    return node;
  };

  const topOf = stats => stats.top.slice(0, 5).map(top => {
    const part = share(Math.min(top.count, stats.values), stats.values);
    const meter = svg('svg', {class: 'meter', role: 'img', 'aria-label': part});
    meter.append(svg('rect', {class: 'track', width: '100%', height: '100%'}), svg('rect',
      {class: 'fill', width: (100 * Math.min(1, top.count / stats.values)).toFixed(2) + '%', height: '100%'}));
    return el('span', 'val', meter, el('code', '', cut(top.value, 120)), el('small', '', part));
  });

  const valuesOf = slot => {
    const stats = slot.stats;
    const examples = slot.examples.flatMap(value => [el('code', '', cut(value, 120)), ' ']);
    if (!stats) return examples;
    const complete = stats.top.length === stats.distinct;
    const codes = complete && (slot.type === 'NUMBER' || slot.type === 'PORT');
    const about = [];
    if (!complete || stats.distinct > 5) about.push(`${number(stats.distinct)} different`);
    if (stats.sampled < stats.values) about.push(`from ${number(stats.sampled)} of ${number(stats.values)}`);
    const shown = stats.numbers && !codes ? [numbersOf(stats.numbers)]
      : stats.top.length ? topOf(stats) : examples;
    return [...shown, el('small', '', about.join(' · '))];
  };

  const slotTable = slots => {
    const body = el('tbody', '', ...slots.map((slot, i) => el('tr', '',
      el('td', '', slot.name || `#${i + 1}`),
      el('td', '', el('span', 'slot', typeName(slot.type))),
      el('td', '', ...valuesOf(slot)))));
    const head = el('tr', '', ...['Variable', 'Type', 'Values seen'].map(name => el('th', '', name)));
    return el('div', 'scroll', el('table', 'slots', el('thead', '', head), body));
  };

  const body = row => {
    const levels = [...LEVELS].reverse().filter(level => row.levels[level])
      .map(level => `${level} ${number(row.levels[level])}`);
    const note = el('p', 'note', el('code', '', row.id),
      [' · ' + count(row.lines, 'line'), ...levels].join(' · '));
    return el('div', 'body',
      ...(row.labels.length ? [el('ul', 'labels', ...row.labels.map(label => el('li', '',
        el('span', 'kind', label.kind), el('b', '', label.value), el('small', '', label.because))))] : []),
      ...(row.slots.some(slot => slot.name || slot.examples.length || slot.stats) ? [slotTable(row.slots)] : []),
      ...(row.examples.length
        ? [el('h4', '', row.examples.length === 1 ? 'Example' : 'Examples'),
          ...row.examples.slice(0, 3).map(example)] : []),
      note);
  };

  const build = row => {
    const details = el('details', 'row', el('summary', 'grid',
      el('span', 'c-level', levelName(LEVELS[row.worst]), ...levelMix(row)),
      el('span', 'c-name tpl', ...template(row)),
      el('span', 'c-spark', ...sparkline(row.series)),
      el('span', 'c-events', el('b', '', number(row.events)), el('small', '', share(row.events, allEvents))),
      el('span', 'c-seen', ...seen(row))));
    details.id = 'p-' + row.id;
    details.addEventListener('toggle', () => details.append(body(row)), {once: true});
    return details;
  };
  for (const node of list.children) { // the first rows came with the page
    const row = byId.get(node.id.slice(2));
    if (row) row.node = node;
  }

  // ---- search, filter, sort

  const state = {words: [], levels: new Set(), label: '', range: null, sort: 'events', down: true};
  const search = $('#search'), labelChoice = $('#label'), more = $('#more'), rangeChip = $('#range');
  let shownRows = rows, limit = PAGE;

  const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  const ORDERS = {
    events: (a, b) => a.events - b.events,
    level: (a, b) => a.worst - b.worst || a.events - b.events,
    name: (a, b) => byText(b.template.toLowerCase(), a.template.toLowerCase()),
    first: (a, b) => (a.first ?? -Infinity) - (b.first ?? -Infinity) || 0,
    last: (a, b) => (a.last ?? -Infinity) - (b.last ?? -Infinity) || 0,
  };

  const stated = row => Object.values(row.levels).reduce((sum, n) => sum + n, 0);
  const inRange = ({start, stepSeconds}, [from, to]) =>
    start.some(second => second < to && second + stepSeconds > from);
  const matches = row =>
    (state.levels.size === 0 || [...state.levels].some(level =>
      level === 'no level' ? stated(row) < row.events : row.levels[level]))
    && (!state.label || row.labels.some(label => `${label.kind}=${label.value}` === state.label))
    && (!state.range || inRange(row.series, state.range))
    && state.words.every(word => searchText(row).includes(word));

  const draw = () => {
    list.replaceChildren(...shownRows.slice(0, limit).map(row => row.node ??= build(row)));
    more.hidden = shownRows.length <= limit;
    more.textContent = `Show ${number(Math.min(PAGE, shownRows.length - limit))} more of ` +
      number(shownRows.length);
  };

  const update = () => {
    const order = ORDERS[state.sort], sign = state.down ? -1 : 1;
    shownRows = rows.filter(matches)
      .sort((a, b) => sign * order(a, b) || b.events - a.events || byText(a.id, b.id));
    limit = PAGE;
    draw();
    const filtered = shownRows.length < rows.length;
    const events = shownRows.reduce((sum, row) => sum + row.events, 0);
    $('#shown').textContent = filtered
      ? `${number(shownRows.length)} of ${count(rows.length, 'pattern')}, ` +
        `with ${count(events, 'event')} (${share(events, allEvents)})`
      : `${count(rows.length, 'pattern')}, times in UTC` +
        (rowsBox.dataset.oneday === 'true' ? `, all on ${report.chunk.window.first.slice(0, 10)}` : '');
    $('#none').hidden = shownRows.length > 0;
    $$('[data-sort]').forEach(button => {
      if (button.dataset.sort === state.sort) button.dataset.dir = state.down ? 'down' : 'up';
      else delete button.dataset.dir;
      button.setAttribute('aria-pressed', String(button.dataset.sort === state.sort));
    });
    $$('[data-level]').forEach(chip =>
      chip.setAttribute('aria-pressed', String(state.levels.has(chip.dataset.level))));
    rangeChip.hidden = !state.range;
    if (state.range) {
      const [from, to] = state.range.map(stamp);
      rangeChip.textContent = `${from} – ${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}`;
      rangeChip.setAttribute('aria-label', `Clear the time range ${rangeChip.textContent}`);
    }
  };

  const clear = () => {
    search.value = '';
    if (labelChoice) labelChoice.value = '';
    Object.assign(state, {words: [], label: '', range: null});
    state.levels.clear();
    markRange();
    update();
  };

  $('#filters').hidden = false;
  let typing;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      state.words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      update();
    }, rows.length > 2000 ? 150 : 0);
  });
  labelChoice?.addEventListener('change', () => { state.label = labelChoice.value; update(); });
  more.addEventListener('click', () => { limit += PAGE; draw(); });
  new IntersectionObserver(entries => {
    if (entries[0].isIntersecting && !more.hidden && limit > PAGE) { limit += PAGE; draw(); }
  }, {rootMargin: '400px'}).observe(more);
  rangeChip.addEventListener('click', () => { state.range = null; markRange(); update(); });

  document.addEventListener('click', event => {
    const at = event.target.closest?.('[data-sort],[data-level],[data-clear],[data-filter],a[href^="#p-"]');
    if (!at) return;
    if (at.dataset.sort) {
      state.down = state.sort === at.dataset.sort ? !state.down : true;
      state.sort = at.dataset.sort;
      update();
    } else if (at.dataset.level) {
      if (!state.levels.delete(at.dataset.level)) state.levels.add(at.dataset.level);
      update();
    } else if (at.dataset.clear !== undefined) {
      clear();
    } else if (at.dataset.filter) {
      clear();
      state.label = at.dataset.filter;
      if (labelChoice) labelChoice.value = state.label;
      update();
      $('#patterns').scrollIntoView();
    } else {
      event.preventDefault();
      reveal(at.getAttribute('href').slice(3));
    }
  });

  const reveal = id => {
    const row = byId.get(id);
    if (!row) return;
    if (!shownRows.slice(0, limit).includes(row)) {
      clear();
      const at = shownRows.indexOf(row);
      if (at >= limit) {
        search.value = id;
        state.words = [id];
        update();
      }
    }
    row.node.open = true;
    history.replaceState(null, '', '#p-' + id);
    row.node.scrollIntoView({block: 'center'});
    $('summary', row.node).focus({preventScroll: true});
  };

  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  $$('[data-filter]').forEach(button => { button.hidden = false; });

  // ---- chart: numbers at the pointer, and a range by dragging or with Shift and the arrow keys

  const chart = $('.bars');
  const bars = chart ? $$('.bar', chart) : [];
  const markRange = () => {
    if (!chart) return;
    chart.classList.toggle('picked', !!state.range);
    bars.forEach((bar, i) => bar.classList.toggle('in',
      !!state.range && startOf(i) < state.range[1] && startOf(i + 1) > state.range[0]));
  };
  const startOf = i => +chart.dataset.origin + i * chart.dataset.step;

  if (chart) {
    const tip = el('div');
    tip.id = 'tip';
    tip.hidden = true;
    tip.setAttribute('role', 'status');
    document.body.append(tip);
    const facts = bars.map(bar => {
      const title = $('title', bar);
      title.remove(); // or the browser would show it, too
      return title.textContent;
    });
    const selection = svg('rect', {class: 'sel', y: 0, height: +chart.getAttribute('height') - 40});
    let at = -1, anchor = -1;

    const indexAt = event => {
      const left = bars[0].getBoundingClientRect().left; // the axis stands further left
      const right = bars[bars.length - 1].getBoundingClientRect().right;
      const i = Math.floor((event.clientX - left) / (right - left) * bars.length);
      return Math.max(0, Math.min(bars.length - 1, i));
    };
    const show = (i, x, y) => {
      bars[at]?.classList.remove('at');
      at = i;
      bars[i].classList.add('at');
      tip.textContent = facts[i];
      tip.hidden = false;
      tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8)) + 'px';
      tip.style.top = Math.max(8, y - tip.offsetHeight - 12) + 'px';
    };
    const hide = () => {
      bars[at]?.classList.remove('at');
      tip.hidden = true;
    };
    const drawSelection = (a, b) => {
      selection.setAttribute('x', 100 * Math.min(a, b) / bars.length + '%');
      selection.setAttribute('width', 100 * (Math.abs(a - b) + 1) / bars.length + '%');
      chart.append(selection);
    };
    const pick = (a, b) => {
      selection.remove();
      state.range = [startOf(Math.min(a, b)), startOf(Math.max(a, b) + 1)];
      markRange();
      update();
    };
    const unpick = () => {
      state.range = null;
      markRange();
      update();
    };

    chart.classList.add('live');
    chart.setAttribute('tabindex', '0');
    chart.setAttribute('role', 'group');
    chart.setAttribute('aria-label', 'Events over time by level. Arrow keys read the bars, Shift with ' +
      'arrow keys selects a time range for the patterns, Escape clears it.');
    chart.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      anchor = indexAt(event);
      chart.setPointerCapture(event.pointerId);
    });
    chart.addEventListener('pointermove', event => {
      const i = indexAt(event);
      show(i, event.clientX, event.clientY);
      if (anchor >= 0 && i !== anchor) drawSelection(anchor, i);
    });
    chart.addEventListener('pointerup', event => {
      if (anchor < 0) return;
      const end = indexAt(event);
      if (end === anchor && state.range) unpick();
      else pick(anchor, end);
      anchor = -1;
    });
    chart.addEventListener('pointercancel', () => { anchor = -1; selection.remove(); });
    chart.addEventListener('pointerleave', hide);
    chart.addEventListener('blur', hide);
    let from = -1; // where a range chosen by key began
    chart.addEventListener('keydown', event => {
      const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
      if (step) {
        event.preventDefault();
        const next = Math.max(0, Math.min(bars.length - 1, at < 0 ? 0 : at + step));
        if (event.shiftKey && from < 0) from = Math.max(0, at);
        const box = bars[next].getBoundingClientRect();
        show(next, box.left, box.top + 40);
        if (event.shiftKey) pick(from, next);
        else from = -1;
      } else if (event.key === 'Escape') {
        from = -1;
        hide();
        unpick();
      }
    });
  }

  update();
  if (location.hash.startsWith('#p-')) reveal(location.hash.slice(3));
})();
