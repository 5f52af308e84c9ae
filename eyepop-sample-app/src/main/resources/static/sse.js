/** Read an answer of the type text/event-stream: yield `{name, data}` for each event. */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event.data !== null) {
          yield event;
        }
      }
    }
  }
  finally {
    reader.cancel().catch(() => {});
  }
}

function parse(block) {
  const event = { name: 'message', data: null };
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? '' : line.slice(at + 1).replace(/^ /, '');
    if (field === 'event') {
      event.name = value;
    }
    else if (field === 'data') {
      event.data = event.data === null ? value : `${event.data}\n${value}`;
    }
  }
  return event;
}
