# Shortcuts; nothing needs them.
PYTHON := .venv/bin/python
COMPILE := .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.PHONY: serve test check lock

serve:
	python3 -m talentra

test:
	python3 -m talentra test

check:
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check .

lock:  # after a change of pins in pyproject.toml
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --group test --constraint requirements.txt --output-file tests/requirements.txt
