const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const LINE = 64;
const MOST = 300_000;

/** Pretty-print JSON text from its own tokens: no number is changed on the way. */
export function pretty(text) {
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;

  function value() {
    const token = tokens[at++];
    if (token !== '{' && token !== '[') {
      return { token, width: token.length };
    }
    const node = { token, close: token === '{' ? '}' : ']', items: [], width: 2 };
    while (tokens[at] !== node.close) {
      const item = { key: null, value: null };
      if (token === '{') {
        item.key = tokens[at];
        at += 2;
      }
      item.value = value();
      node.width += item.value.width + (item.key?.length ?? 0) + 4;
      node.items.push(item);
      if (tokens[at] === ',') {
        at++;
      }
    }
    at++;
    return node;
  }

  const parts = [];
  const put = (piece, kind = '') => parts.push([kind, piece]);

  function write(node, indent) {
    if (!node.items) {
      put(node.token, kindOf(node.token));
      return;
    }
    const flat = node.width + indent.length <= LINE;
    const deeper = indent + '  ';
    put(node.token);
    node.items.forEach((item, i) => {
      put((i ? ',' : '') + (flat ? (i || node.token === '{' ? ' ' : '') : `\n${deeper}`));
      if (item.key !== null) {
        put(item.key, 'key');
        put(': ');
      }
      write(item.value, deeper);
    });
    put((node.items.length ? (flat ? (node.token === '{' ? ' ' : '') : `\n${indent}`) : '') + node.close);
  }

  write(value(), '');
  return parts;
}

function kindOf(token) {
  return token[0] === '"' ? 'string' : /^[-\d]/.test(token) ? 'number' : 'literal';
}

export function asText(parts) {
  return parts.map(([, piece]) => piece).join('');
}

export function showJson(pre, parts) {
  const nodes = document.createDocumentFragment();
  let length = 0;
  for (const [kind, piece] of parts) {
    length += piece.length;
    if (length > MOST) {
      nodes.append('\n… shortened here; Copy takes all of it.');
      break;
    }
    if (!kind) {
      nodes.append(piece);
      continue;
    }
    const span = document.createElement('span');
    span.className = kind;
    span.textContent = piece;
    nodes.append(span);
  }
  pre.replaceChildren(nodes);
  pre.normalize();
}
