/** The keys of headphones, lock screens and keyboards (Media Session), where a browser has them. */

export function offerToSystem(narration, on, audio) {
  const session = navigator.mediaSession;
  if (!session) return;
  session.metadata = new MediaMetadata({ title: narration.title, artist: narration.publisher, album: narration.voice });
  const keys = {
    play: () => audio.paused && on.toggle(),
    pause: () => !audio.paused && on.toggle(),
    seekbackward: ({ seekOffset }) => on.skip(-(seekOffset || 10)),
    seekforward: ({ seekOffset }) => on.skip(seekOffset || 10),
    seekto: ({ seekTime }) => on.seek(seekTime),
    previoustrack: () => on.sentence(-1),
    nexttrack: () => on.sentence(1),
  };
  for (const [name, press] of Object.entries(keys)) offer(session, name, press);
}

function offer(session, name, press) {
  try {
    session.setActionHandler(name, press);
  } catch {
    // This browser does not know that key.
  }
}
