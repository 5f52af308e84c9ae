/** Tell who answers: the emulator, or a service and where it is; return that, too. */
export async function describeService() {
  try {
    const response = await fetch('/api/about', { headers: { Accept: 'application/json' } });
    const info = response.ok ? await response.json() : null;
    document.getElementById('emulator-note').hidden = info?.emulated !== true;
    if (typeof info?.service === 'string') {
      const where = document.createElement('small');
      where.textContent = info.service;
      const shown = document.getElementById('service');
      shown.replaceChildren(where);
      shown.hidden = false;
    }
    return info;
  }
  catch {
    // Without the note the page works all the same.
    return null;
  }
}
