// Where the phone is, once: the browser asks for permission itself, and only after a tap.

const OPTIONS = { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 };

// Whether the visitor allowed it before, so that nothing pops up unasked.
export async function mayLocate() {
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state === "granted";
  } catch {
    return false;
  }
}

// {lon, lat, accuracy in metres}, or null.
export function locate() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude, accuracy: Math.max(1, coords.accuracy) }),
      () => resolve(null),
      OPTIONS,
    );
  });
}
