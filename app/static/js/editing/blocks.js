// On the phone the blocks of a long form begin folded, but for the first and those with a mistake. A link to a
// field (from the summary of mistakes) opens the block that holds it.

const phone = window.matchMedia("(width < 720px)");

export function foldBlocks(form) {
  const blocks = [...form.querySelectorAll(".block")];
  if (phone.matches) {
    for (const block of blocks.slice(1)) block.open = "wrong" in block.dataset || block.contains(target());
  }
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a");
    if (link) reveal(document.getElementById(decodeURIComponent(link.hash.slice(1))));
  });
}

function target() {
  return location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
}

function reveal(field) {
  for (let around = field?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
}
