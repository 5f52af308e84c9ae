package ai.eyepop.emulator.service.data;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Export of assets as rows, one after the other. What is on disk is as it was when the
 * export began; other assets are as they are when it is their turn.
 */
public final class AssetExport implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AssetExport.class);

	private final DataState state;

	private final @Nullable String dataset;

	private final @Nullable Integer version;

	private final AssetFilter filter;

	private final Iterator<String> assets;

	private final Shelf.@Nullable Rows rows;

	AssetExport(DataState state, @Nullable String dataset, @Nullable Integer version, AssetFilter filter,
			List<String> assets, Shelf.@Nullable Rows rows) {
		this.state = state;
		this.dataset = dataset;
		this.version = version;
		this.filter = filter;
		this.assets = assets.iterator();
		this.rows = rows;
	}

	/**
	 * Return the next row that the filter takes.
	 * @return the row, {@code null} at the end
	 */
	public @Nullable AssetRow next() {
		while (this.assets.hasNext()) {
			String asset = this.assets.next();
			AssetRow row = this.state.alone(() -> row(asset));
			if (row != null) {
				return row;
			}
		}
		if (this.rows == null) {
			return null;
		}
		for (AssetRow row = this.rows.next(); row != null; row = this.rows.next()) {
			AssetRow left = this.filter.apply(row);
			if (left != null) {
				return left;
			}
		}
		return null;
	}

	private @Nullable AssetRow row(String asset) {
		try {
			return this.state.assets().row(asset, this.dataset, this.version, this.filter);
		}
		catch (ServiceException ex) {
			logger.debug("The asset {} is gone while it is exported", asset, ex);
			return null;
		}
	}

	@Override
	public void close() {
		if (this.rows != null) {
			this.rows.close();
		}
	}

}
